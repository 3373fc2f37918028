import type { LayoutContent } from '#service/layout/layout';
import { isNamed } from '#service/layout/referredBlobs';

/** Tells whether a blob is not what its name says, and not JSON either: it was damaged rather than edited. */
export function isDamaged({ path, digest, bytes }: LayoutContent): boolean {
  return digest !== undefined && !isNamed(path, digest) && (bytes === undefined || !isJson(bytes));
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
