import { hasAt } from './bytes';

/** A tar archive is made of blocks of so many bytes. */
export const blockInBytes = 512;

const [checksumAt, checksumInBytes, magicAt] = [148, 8, 257];

/**
 * Tells whether content begins as tar archives do, by its first block. Content that ends within that block must have the mark
 * of POSIX and of GNU tar.
 */
export function beginsAsTar(bytes: Uint8Array): boolean {
  return bytes.length < blockInBytes ? hasAt(bytes, magicAt, 'ustar') : isTarHeader(bytes);
}

/**
 * Tells whether bytes begin with the header of an entry, by its checksum, as Go does (golang/go, src/archive/tar/format.go,
 * `GetFormat`). Archives from before POSIX, and volume labels of GNU tar, have no other mark. All headers have a zero
 * behind some value, which JSON and other text never have. A block of zeros is no header.
 */
export function isTarHeader(bytes: Uint8Array): boolean {
  const expected = numberInTar(bytes.subarray(checksumAt, checksumAt + checksumInBytes));
  // Without digits, the field says nothing.
  if (bytes.length < blockInBytes || !expected) return false;
  const blanks = checksumInBytes * 0x20;
  let [sum, signed, hasZero] = [blanks, blanks, false];
  for (let index = 0; index < blockInBytes; index++) {
    if (index === checksumAt) index += checksumInBytes;
    const byte = bytes[index] ?? 0;
    sum += byte;
    // The tar of SunOS has added bytes with signs.
    signed += byte < 0x80 ? byte : byte - 0x100;
    hasZero ||= byte === 0;
  }
  return hasZero && (expected === sum || expected === signed);
}

/**
 * A number as headers have it: octal digits, or binary with the highest bit set; 0 where there is none. Undefined for what
 * nobody can count.
 */
export function numberInTar(field: Uint8Array): number | undefined {
  const [first = 0, ...others] = field;
  if (first === 0x80) {
    const value = others.reduce((sum, byte) => sum * 256 + byte, 0);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const text = /^[\0 ]*([^\0 ]*)/.exec(String.fromCharCode(...field))?.[1] ?? '';
  if (text === '') return 0;
  return /^[0-7]+$/.test(text) ? parseInt(text, 8) : undefined;
}
