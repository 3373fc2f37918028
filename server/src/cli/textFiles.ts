const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes as text; the byte order mark stays, since it is a finding. */
export function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
