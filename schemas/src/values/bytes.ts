/** Tells whether bytes have the character codes of a text at an offset, in bytes. */
export function hasAt(bytes: Uint8Array, offset: number, magic: string): boolean {
  for (let index = 0; index < magic.length; index++) {
    if (bytes[offset + index] !== magic.charCodeAt(index)) return false;
  }
  return true;
}
