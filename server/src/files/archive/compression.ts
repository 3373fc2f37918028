import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ZSTDDecoder } from 'zstddec/stream';
import { readAt } from '#files/readAt';
import { codeOf } from '#files/regularFile';
import type { Compression } from '#service';
import { ArchiveProblem } from './archiveProblem';

/** Beyond so many bytes no archive is read. */
const mostBytes = 32 * 1024 ** 3;

/** So many times its compressed size may content have, once there is enough of it to matter. */
const mostRatio = 200;
const freeOfRatioInBytes = 256 * 1024 ** 2;

const chunkInBytes = 256 * 1024;

/** How an archive is read that may take long. */
export interface ReadingOptions {
  /** Ends the reading, with the reason of the signal as an error. */
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes of the file have been read. */
  readonly onProgress?: ((read: number) => void) | undefined;
}

/**
 * The content of a compressed file: all members of gzip (RFC 1952) and all frames of zstd (RFC 8878).
 * @throws ArchiveProblem where the file is cut off or damaged, and for content that is beyond the limits
 */
export async function* decompressed(
  handle: FileHandle,
  compression: Compression,
  options: ReadingOptions = {},
): AsyncGenerator<Uint8Array, void> {
  const file = new CompressedFile(handle, options);
  let written = 0;
  for await (const chunk of compression === 'gzip' ? gunzipped(file) : unzstd(file)) {
    written += chunk.length;
    if (written > mostBytes || (written > freeOfRatioInBytes && written > mostRatio * file.position))
      throw new ArchiveProblem('too-large');
    yield chunk;
  }
}

class CompressedFile {
  readonly #handle: FileHandle;
  readonly #options: ReadingOptions;
  /** How many bytes have been read. */
  position = 0;

  constructor(handle: FileHandle, options: ReadingOptions) {
    this.#handle = handle;
    this.#options = options;
  }

  /** The next bytes; none at the end. */
  async next(): Promise<Buffer> {
    const { signal, onProgress } = this.#options;
    signal?.throwIfAborted();
    const chunk = await readAt(this.#handle, this.position, chunkInBytes);
    this.position += chunk.length;
    onProgress?.(this.position);
    return chunk;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void> {
    for (let chunk = await this.next(); chunk.length > 0; chunk = await this.next()) yield chunk;
  }
}

async function* gunzipped(file: CompressedFile): AsyncGenerator<Uint8Array, void> {
  const compressed = Readable.from(file);
  const gunzip = createGunzip({ chunkSize: chunkInBytes });
  compressed.on('error', (error) => gunzip.destroy(error));
  compressed.pipe(gunzip);
  try {
    for await (const chunk of gunzip) if (chunk instanceof Uint8Array) yield chunk;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'Z_BUF_ERROR') throw new ArchiveProblem('cut-off');
    throw code === 'Z_DATA_ERROR' ? new ArchiveProblem('damaged') : error;
  } finally {
    compressed.destroy();
    gunzip.destroy();
  }
}

async function* unzstd(file: CompressedFile): AsyncGenerator<Uint8Array, void> {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  // The decoder takes its input without waiting. It asks for one chunk at most before it answers, so one is kept ready.
  let ready = await file.next();
  let steps = 0;
  const chunks = decoder.decodeStreaming({
    *[Symbol.iterator]() {
      while (ready.length > 0) {
        const chunk = ready;
        ready = Buffer.alloc(0);
        steps = chunk.length;
        yield chunk;
      }
    },
  });
  for (;;) {
    const next = nextOf(chunks);
    if (next.done === true) return;
    const { value } = next;
    // On damaged data, the decoder stays where it is and gives nothing, again and again.
    if (value.length === 0 && steps-- === 0) throw new ArchiveProblem('damaged');
    if (value.length > 0) yield value;
    if (ready.length === 0) ready = await file.next();
  }
}

/** The only error of the decoder is that the data ends before a frame does. */
function nextOf(chunks: Iterator<Uint8Array, unknown>): IteratorResult<Uint8Array, unknown> {
  try {
    return chunks.next();
  } catch {
    throw new ArchiveProblem('cut-off');
  }
}
