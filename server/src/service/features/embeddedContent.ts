import { decodeBase64 } from '#schemas/values/base64';

/** Embedded content beyond this length in base64 is not looked into; `data` is meant for small content. */
const longestData = 1024 * 1024;

/** The bytes of a descriptor’s `data`; undefined when it is not base64, empty, or too long to look into. */
export function embeddedBytes(data: string | undefined): Uint8Array | undefined {
  return data === undefined || data === '' || data.length > longestData ? undefined : decodeBase64(data);
}

/** The text of bytes in UTF-8; undefined when they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The value of a JSON text; undefined when the text is not JSON. */
export function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** The JSON value that a descriptor carries in its `data`; undefined when there is none. */
export function embeddedJson(data: string | undefined): unknown {
  const bytes = embeddedBytes(data);
  const text = bytes === undefined ? undefined : textOf(bytes);
  return text === undefined ? undefined : jsonOf(text);
}
