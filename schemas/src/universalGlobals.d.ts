// The globals that browsers, workers and Node all have, and that the pure floors may use. They compile against
// no host's types, so that nothing else of a host can slip in.

/** Decodes base64 to a string of one character for each byte. */
declare function atob(text: string): string;

/** Encodes a string of one character for each byte as base64. */
declare function btoa(bytes: string): string;

/** The parser of the URL Standard. */
declare class URL {
  static canParse(url: string): boolean;
  constructor(url: string);
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly pathname: string;
}

/** Encodes a string as UTF-8. */
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** Decodes bytes; with `fatal` it throws on bytes that are not text, and with `ignoreBOM` it keeps the byte order mark. */
declare class TextDecoder {
  constructor(encoding: 'utf-8', options: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array, options?: { readonly stream: boolean }): string;
}
