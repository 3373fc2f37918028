/** The scheme of a URI in lowercase; undefined when there is none. */
export function schemeOf(url: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
}

const uriCharacters = /^(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/;

/** Tells whether a string is a URI by RFC 3986, and with a host where the scheme is `http` or `https`. */
export function isUri(url: string): boolean {
  const scheme = schemeOf(url);
  if (scheme === undefined || !uriCharacters.test(url) || url.length === scheme.length + 1) return false;
  return (scheme !== 'http' && scheme !== 'https') || /^https?:\/\/[^/?#]/i.test(url);
}

/** Tells whether a string is an absolute URL that a parser of the URL Standard accepts. */
export function isUrl(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+$/.test(text) && URL.canParse(text);
}
