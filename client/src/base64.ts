/** So many arguments a function takes everywhere. */
const pieceInBytes = 8192;

/** Writes bytes as base64 with padding and without line breaks. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += pieceInBytes)
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + pieceInBytes)));
  return btoa(pieces.join(''));
}

/** The bytes of base64 that the server has written. */
export function fromBase64(text: string): Uint8Array {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}
