import { isTarHeader } from '#schemas/values/tarHeader';
import type { Compression } from '#service';

/** What a file is that may be an archive, by its first block; undefined for what is none. */
export function formOfArchive(block: Buffer): 'tar' | 'xz' | 'bzip2' | Compression | undefined {
  // First, because the name of an entry may begin like another format.
  if (isTarHeader(block)) return 'tar';
  if (block.length >= 4) {
    const magic = block.readUInt32LE(0);
    // A zstd file may begin with a frame that is to be skipped (RFC 8878, section 3.1.2).
    if (magic === 0xfd2fb528 || magic >>> 4 === 0x184d2a5) return 'zstd';
  }
  return signatures.find(({ bytes }) => bytes.every((byte, index) => block[index] === byte))?.form;
}

const signatures = [
  { form: 'gzip', bytes: [0x1f, 0x8b, 0x08] },
  { form: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { form: 'bzip2', bytes: [0x42, 0x5a, 0x68] },
] as const;

/** Tells whether a file is called as archives are, whatever it is. */
export function isCalledArchive(path: string): boolean {
  return /\.(?:tar|tgz|tar\.(?:gz|zst|xz|bz2))$/i.test(path);
}
