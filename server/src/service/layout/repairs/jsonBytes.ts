import type { Layout, LayoutContent } from '#service/layout/layout';
import { meansDigest } from '#service/layout/otherNames';
import { isNamed } from '#service/layout/referredBlobs';
import { isReplacement } from './replacements';

/**
 * Tells whether a blob is not what its name says or means, and no JSON that was there before either: it was damaged rather
 * than edited. Its name and what leads to it say which content was lost.
 */
export function isDamaged({ path, digest, bytes }: LayoutContent, layout: Layout): boolean {
  if (digest === undefined || isNamed(path, digest) || meansDigest(path, digest)) return false;
  return bytes === undefined || !isJson(bytes) || isReplacement(layout, path, bytes);
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
