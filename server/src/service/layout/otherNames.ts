import { algorithmOf, digitsOf, parseDigest, registeredAlgorithms } from '#schemas/values/digest';
import { digestOfPath } from './layout';
import { blobPathOf } from '#service/oci/blobPath';
import { isNamed } from './referredBlobs';
import { isTemporary } from './temporaryFiles';

// Names that are not as a layout must have them, though they say which digest is meant: in uppercase, in the folder of another
// algorithm, with the algorithm in front or an extension behind, directly in `blobs`, or only the first digits.

/** Shorter names are found in digests by chance. */
const fewestDigits = 32;

const otherName = new RegExp(
  String.raw`^blobs/(?:([^/]+)/)?(?:([a-z0-9]+)[:._-])?([0-9a-f]{${fewestDigits},128})(?:\.[a-z0-9.]+)?$`,
  'i',
);

/** The algorithms whose digest a name below `blobs` may mean, the likeliest first; none for a name that means no digest. */
export function algorithmsMeant(path: string): readonly string[] {
  const [, folder = '', prefix = '', digits] = otherName.exec(path) ?? [];
  if (digits === undefined || isTemporary(path)) return [];
  const fits = (algorithm: string): boolean => digits.length <= (digitsOf(algorithm) ?? 0);
  const isWhole = (algorithm: string): boolean => digits.length === digitsOf(algorithm);
  const fitting = [...new Set([prefix, folder, ...registeredAlgorithms])].filter(fits);
  return [...fitting.filter(isWhole), ...fitting.filter((algorithm) => !isWhole(algorithm))];
}

/** The paths that a name below `blobs` may mean, where it has all digits; none for a name that means no digest. */
export function pathsMeant(path: string): readonly string[] {
  const [, , , digits = ''] = otherName.exec(path) ?? [];
  return algorithmsMeant(path)
    .filter((algorithm) => digits.length === digitsOf(algorithm))
    .map((algorithm) => blobPathOf(`${algorithm}:${digits.toLowerCase()}`));
}

/** Tells whether a name is not that of a digest, and yet means it: the content is intact, and only the name is wrong. */
export function meansDigest(path: string, digest: string): boolean {
  if (isNamed(path, digest)) return false;
  const [, , , digits] = otherName.exec(path) ?? [];
  if (digits === undefined || isTemporary(path)) return false;
  return parseDigest(digest)?.encoded.startsWith(digits.toLowerCase()) === true;
}

/**
 * The digest of the content of a file by the algorithm of its name; by that of the digest that the name means, where it
 * has the content of that.
 */
export function digestByName(
  path: string,
  compute: (algorithm: string) => string | undefined,
): string | undefined {
  const own = algorithmOf(digestOfPath(path) ?? '');
  const found = own === undefined ? undefined : compute(own);
  if (found !== undefined && (isNamed(path, found) || meansDigest(path, found))) return found;
  for (const algorithm of algorithmsMeant(path)) {
    const digest = algorithm === own ? undefined : compute(algorithm);
    if (digest !== undefined && meansDigest(path, digest)) return digest;
  }
  return found;
}
