/** Decodes base64 with padding and without line breaks (RFC 4648, section 4); undefined for anything else. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (base64Length(text) === undefined) return undefined;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Encodes bytes as base64 with padding and without line breaks. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** The number of bytes that base64 stands for, without decoding it; undefined for what `decodeBase64` refuses. */
export function base64Length(text: string): number | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}
