import type { LayoutContent } from '#service/layout/layout';
import { meansDigest } from '#service/layout/otherNames';
import { isNamed } from '#service/layout/referredBlobs';

/** Tells whether a blob is not what its name says or means, and not JSON either: it was damaged rather than edited. */
export function isDamaged({ path, digest, bytes }: LayoutContent): boolean {
  if (digest === undefined || isNamed(path, digest) || meansDigest(path, digest)) return false;
  return bytes === undefined || !isJson(bytes);
}

/** Tells whether bytes are JSON as a whole: what breaks off was cut, and not edited. */
export function isJson(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}
