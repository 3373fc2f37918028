import { blockInBytes } from '#schemas/values/tarHeader';
import type { OpenFile } from '#files/fileCalls';
import { contentOf, type Pieces } from '#files/decompress';
import { readAt } from '#files/readAt';
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
  /** Told that something follows the compressed data. */
  readonly onTrailing?: (() => void) | undefined;
}

/**
 * The content of a compressed file: all members of gzip and all frames of zstd.
 * @throws ArchiveProblem where the file is cut off or damaged, and for content that is beyond the limits
 */
export async function* decompressed(
  handle: OpenFile,
  compression: Compression,
  options: ReadingOptions = {},
): AsyncGenerator<Uint8Array, void> {
  const limits = new Limits();
  let problem = yield* piecesOf(new CompressedFile(handle, options), compression, limits);
  // Of gzip, what comes out together with an error is lost, which may be all of a small archive.
  if (compression === 'gzip' && (problem === 'trailing' || problem === 'damaged'))
    problem = yield* piecesOf(
      new CompressedFile(handle, { signal: options.signal }),
      compression,
      limits,
      blockInBytes,
    );
  // What follows does not belong to the archive, which may end too early nevertheless.
  if (problem === 'trailing') options.onTrailing?.();
  else if (problem !== undefined) throw new ArchiveProblem(problem, true);
}

/** Gives the content of a file, without what was given before, and how it ended. */
async function* piecesOf(
  file: CompressedFile,
  compression: Compression,
  limits: Limits,
  largestPiece?: number,
): Pieces {
  const pieces = contentOf(compression, () => file.next(), largestPiece);
  let left = limits.written;
  try {
    for (let piece = await pieces.next(); ; piece = await pieces.next()) {
      if (piece.done === true) return piece.value;
      const passed = Math.min(left, piece.value.length);
      left -= passed;
      if (passed === piece.value.length) continue;
      limits.count(piece.value.length - passed, file.position);
      // Who reads an archive keeps parts of it, and the decoder reuses the memory.
      yield Buffer.from(piece.value.subarray(passed));
    }
  } finally {
    await pieces.return(undefined);
  }
}

class Limits {
  /** How many bytes have come out. */
  written = 0;

  /** @throws ArchiveProblem where more comes out than may */
  count(bytes: number, read: number): void {
    this.written += bytes;
    if (this.written > mostBytes || (this.written > freeOfRatioInBytes && this.written > mostRatio * read))
      throw new ArchiveProblem('too-large');
  }
}

class CompressedFile {
  readonly #handle: OpenFile;
  readonly #options: ReadingOptions;
  /** How many bytes have been read. */
  position = 0;

  constructor(handle: OpenFile, options: ReadingOptions) {
    this.#handle = handle;
    this.#options = options;
  }

  /** The next bytes; undefined at the end. */
  async next(): Promise<Buffer | undefined> {
    const { signal, onProgress } = this.#options;
    signal?.throwIfAborted();
    const chunk = await readAt(this.#handle, this.position, chunkInBytes);
    this.position += chunk.length;
    onProgress?.(this.position);
    return chunk.length === 0 ? undefined : chunk;
  }
}
