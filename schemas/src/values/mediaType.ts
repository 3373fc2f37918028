/**
 * The family that a media type of OCI or Docker belongs to, in whatever case it is written and with spaces around it;
 * undefined for all others.
 */
export function familyOf(type: string): 'oci' | 'docker' | undefined {
  if (/^\s*application\/vnd\.oci\./i.test(type)) return 'oci';
  return /^\s*application\/vnd\.docker\./i.test(type) ? 'docker' : undefined;
}

const restrictedNames = /^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*\/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$/;
const longestName = 127;

/** The latest answers, because the descriptors of a document repeat a few types. */
const judged = new Map<string, boolean>();
const mostJudged = 512;

/** Tells whether a string has the grammar of RFC 6838, section 4.2: two restricted names around a slash, no parameters. */
export function isMediaType(text: string): boolean {
  let fits = judged.get(text);
  if (fits === undefined) {
    fits = fitsGrammar(text);
    if (judged.size >= mostJudged) judged.clear();
    judged.set(text, fits);
  }
  return fits;
}

function fitsGrammar(text: string): boolean {
  const slash = text.indexOf('/');
  return slash <= longestName && text.length - slash - 1 <= longestName && restrictedNames.test(text);
}
