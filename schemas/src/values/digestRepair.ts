import { digitsOf } from './digest';

/** Words and signs by which people leave a digest out: `sha256:...`, `sha256:`, `<digest>`, `${DIGEST}`. */
const leftOut = /\.\.\.|\.\.$|\u2026|[<>{}$]|:(?:[xX?]+|todo|digest|hash|placeholder)$|^[a-z0-9]+:$/i;

/** Tells whether a string is a placeholder for a digest that must still be filled in. */
export function isLeftOut(digest: string): boolean {
  return leftOut.test(digest);
}

/**
 * Tells whether the hash of a digest was made up: a short pattern, over and over. The digest need not be valid,
 * so that this answer, which is quick, can come before the check of its form.
 */
export function isMadeUp(digest: string): boolean {
  const start = digest.indexOf(':') + 1;
  const length = digest.length - start;
  for (let period = 1; period <= 16 && 4 * period <= length; period++) {
    let at = start + period;
    while (at < digest.length && digest.charCodeAt(at) === digest.charCodeAt(at - period)) at++;
    if (at === digest.length) return true;
  }
  return false;
}

const embedded = /(?:^|[^a-z0-9])(?:(sha256|sha512|blake3)[^a-z0-9]{0,3})?([0-9a-f]+)[^a-z0-9]*$/i;

/** The valid digest that a malformed one holds: without its algorithm, with another separator, after a name. */
export function repairDigest(digest: string): string | undefined {
  const [, algorithm, digits = ''] = embedded.exec(digest.slice(-256)) ?? [];
  const name = algorithm?.toLowerCase() ?? (digits.length === 128 ? 'sha512' : 'sha256');
  return digits.length === digitsOf(name) ? `${name}:${digits.toLowerCase()}` : undefined;
}
