import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { chunkedPositionsIn, footerInBytes } from '#schemas/values/chunkedPositions';
import type { BlobFacts, VerificationStep } from '#service';
import type { BlobToRead } from './blobPlace';
import { decompress, mostUncompressed, type NextBytes } from './decompress';
import { notThroughLink, reasonOf, withoutWaiting } from './regularFile';
import { stampOf } from './stamp';

const chunkInBytes = 256 * 1024;

/** Why nothing is said of a blob that has not been the same all the time. */
export const changedMeanwhile: BlobFacts = { problem: 'it was changed while it was read' };

/**
 * Reads a blob to its end once, and computes its digest and that of its uncompressed content.
 * @param onRead told how many bytes more have been read
 */
export async function readBlob(blob: BlobToRead, onRead: (bytes: number) => void): Promise<BlobFacts> {
  try {
    return await readOpened(blob, onRead);
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

async function readOpened(blob: BlobToRead, onRead: (bytes: number) => void): Promise<BlobFacts> {
  const { offset, size } = blob;
  const opened = openSync(blob.file, openFlags);
  try {
    if (!isSame(opened, blob)) return changedMeanwhile;
    const buffers = [Buffer.allocUnsafe(chunkInBytes), Buffer.allocUnsafe(chunkInBytes)] as const;
    let position = 0;
    let turn = 0;
    const next = (): Uint8Array | undefined => {
      const buffer = buffers[turn === 0 ? 0 : 1];
      turn = 1 - turn;
      // No further than the file was long, because somebody may go on writing to it.
      const length = readSync(opened, buffer, 0, Math.min(chunkInBytes, size - position), offset + position);
      position += length;
      return length === 0 ? undefined : buffer.subarray(0, length);
    };
    const facts = await factsOf(blob, next, onRead);
    return isSame(opened, blob) ? facts : changedMeanwhile;
  } finally {
    closeSync(opened);
  }
}

/** How the file is opened that a blob is, or is part of. */
export const openFlags = constants.O_RDONLY | withoutWaiting | notThroughLink;

/**
 * Whether an opened file is the one that was listed. The stamp names the file as well, so a link, a FIFO, or a file from
 * elsewhere is not read in its place.
 */
export function isSame(opened: number, { stamp }: BlobToRead): boolean {
  const found = fstatSync(opened, { bigint: true });
  return found.isFile() && stampOf(found) === stamp;
}

/**
 * Computes what is to be found out about a blob.
 * @param next gives its bytes
 */
export async function factsOf(
  { algorithm, compression, size }: VerificationStep,
  next: NextBytes,
  onRead: (bytes: number) => void,
): Promise<BlobFacts> {
  const hash = algorithm === undefined ? undefined : createHash(algorithm);
  const tail = compression === 'zstd' ? new Tail(footerInBytes) : undefined;
  let read = 0;
  const take = async (): Promise<Uint8Array | undefined> => {
    const bytes = await next();
    if (bytes === undefined) return undefined;
    read += bytes.length;
    hash?.update(bytes);
    tail?.take(bytes);
    onRead(bytes.length);
    return bytes;
  };
  const chunked = () => tail && chunkedPositionsIn(tail.bytes);
  const uncompressed =
    compression === undefined ? undefined : await decompress(compression, take, mostUncompressed(size));
  if (hash === undefined) return { uncompressed, chunked: read === size ? chunked() : undefined };
  // What is left is not decompressed.
  while ((await take()) !== undefined);
  return read === size
    ? { digest: `${algorithm}:${hash.digest('hex')}`, uncompressed, chunked: chunked() }
    : changedMeanwhile;
}

/** Keeps the last bytes of content that passes. */
class Tail {
  readonly #most: number;
  #bytes: Uint8Array = new Uint8Array();

  /** @param most so many bytes are kept */
  constructor(most: number) {
    this.#most = most;
  }

  get bytes(): Uint8Array {
    return this.#bytes;
  }

  take(bytes: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes.subarray(-this.#most)]).subarray(-this.#most);
  }
}
