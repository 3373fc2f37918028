import { digitsOf } from './digest';

/** Words and signs by which people leave a digest out: `sha256:...`, `<digest>`, `${DIGEST}`. */
const leftOut = /\.\.\.|\.\.$|…|[<>{}$]|:(?:[xX?]+|todo|digest|hash|placeholder)$/i;

/** Tells whether something stands in the place of a digest that still has to be filled in. */
export function isLeftOut(digest: string): boolean {
  return leftOut.test(digest);
}

/** Tells whether the digits of a valid digest are made up: a short pattern, over and over. */
export function isMadeUp(encoded: string): boolean {
  for (let period = 1; period <= 16 && 4 * period <= encoded.length; period++) {
    let at = period;
    while (at < encoded.length && encoded.charCodeAt(at) === encoded.charCodeAt(at - period)) at++;
    if (at === encoded.length) return true;
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
