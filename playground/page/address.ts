/** What the address of the page says after `#`: an example by its ID, or a whole text. */
export type State = { readonly example: string } | { readonly text: string };

/** What could be read of an address. */
export type ReadState =
  | { readonly state: State }
  /** The address says nothing, or nothing that can be read; then the problem is a sentence for people. */
  | { readonly state: undefined; readonly problem?: string };

/** Browsers keep longer addresses, but many programs through which people send them do not. */
const longestAddress = 32_768;

/** The longest text that is kept, in UTF-16 code units or bytes of UTF-8. A short address can stand for very much text. */
export const longestText = 1_048_576;

/**
 * Writes a state as what follows the `#` of an address. A text is compressed, with a checksum.
 * @returns undefined if the text is too long for an address
 */
export async function writeState(state: State): Promise<string | undefined> {
  if ('example' in state) return `example=${encodeURIComponent(state.example)}`;
  const bytes = new TextEncoder().encode(state.text);
  if (bytes.length > longestText) return undefined;
  const written = `text=${toBase64(await through(new CompressionStream('deflate'), bytes, longestText))}`;
  return written.length > longestAddress ? undefined : written;
}

/**
 * Reads what follows the `#` of an address. Never rejects, whatever the address is.
 * @param examples the IDs of all examples
 */
export async function readState(hash: string, examples: readonly string[]): Promise<ReadState> {
  const [, name, value = ''] = /^#?([a-z]+)=(.*)$/s.exec(hash) ?? [];
  if (hash.replace(/^#/, '') === '') return { state: undefined };
  if (name === 'example') {
    return examples.includes(value)
      ? { state: { example: value } }
      : { state: undefined, problem: 'The URL names an example that does not exist.' };
  }
  if (name !== 'text') return { state: undefined, problem: 'The URL does not contain a document.' };
  if (value.length > longestAddress)
    return { state: undefined, problem: 'The document in the URL is too long.' };
  try {
    const bytes = await through(new DecompressionStream('deflate'), fromBase64(value), longestText);
    return { state: { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) } };
  } catch (error) {
    const problem =
      error instanceof RangeError
        ? 'The document in the URL is too long.'
        : 'The document in the URL is damaged. Part of the URL may be missing.';
    return { state: undefined, problem };
  }
}

/**
 * What comes out of a stream that is given some bytes.
 * @throws RangeError if it is more than `most` bytes, of which no more are then kept
 */
async function through(
  { readable, writable }: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array> {
  const writer = writable.getWriter();
  // What is wrong with the bytes is seen when the result is read.
  const ignore = (): void => undefined;
  writer.write(bytes).catch(ignore);
  writer.close().catch(ignore);
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = (readable as ReadableStream<Uint8Array>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError('too long');
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** Base64 as URLs have it, without padding. */
function toBase64(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/={1,2}$/, '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const decoded = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(decoded, (character) => character.charCodeAt(0));
}
