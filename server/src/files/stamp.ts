import type { BigIntStats } from 'node:fs';

/** Changes whenever the content of a file may have changed: another file, another size, or a later time. */
export function stampOf({ dev, ino, size, mtimeNs }: BigIntStats): string {
  return `${dev}:${ino}:${size}:${mtimeNs}`;
}
