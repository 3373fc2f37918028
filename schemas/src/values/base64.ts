const base64Grammar = /^[A-Za-z0-9+/]*={0,2}$/;

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && base64Grammar.test(text);
}

/** Decodes base64 with padding and without line breaks (RFC 4648, section 4); undefined for anything else. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (!isBase64(text)) return undefined;
  const characters = atob(text);
  // An array that is made of the characters takes twenty times as long.
  const bytes = new Uint8Array(characters.length);
  for (let index = 0; index < bytes.length; index++) bytes[index] = characters.charCodeAt(index);
  return bytes;
}

/** The number of bytes that base64 holds, without decoding it; undefined for what `decodeBase64` refuses. */
export function decodedLength(text: string): number | undefined {
  if (!isBase64(text)) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}

/** Encodes bytes as base64 with padding and without line breaks. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
