import type { JsonPath } from '../../document/jsonPath';
import type { RuleContext } from '../context';

/** An entry of a descriptor's `urls` with its place. */
export interface PlacedAddress {
  readonly path: JsonPath;
  readonly url: string;
}

/** The entries of all `urls`. */
export function* addresses({ descriptors }: RuleContext): Iterable<PlacedAddress> {
  for (const descriptor of descriptors) {
    const { value } = descriptor;
    if (value.urls === undefined) continue;
    for (const [index, url] of value.urls.entries()) {
      if (url !== undefined) yield { path: [...descriptor.path, 'urls', index], url };
    }
  }
}

/** The scheme of a URI in lower case; undefined when there is none. */
export function schemeOf(url: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
}

const uriCharacters = /^(?:[A-Za-z0-9._~:/?#[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*$/;

/** Tells whether a text is a URI by RFC 3986, and with a host where the scheme is `http` or `https`. */
export function isUri(url: string): boolean {
  const scheme = schemeOf(url);
  if (scheme === undefined || !uriCharacters.test(url) || url.length === scheme.length + 1) return false;
  return (scheme !== 'http' && scheme !== 'https') || /^https?:\/\/[^/?#]/i.test(url);
}
