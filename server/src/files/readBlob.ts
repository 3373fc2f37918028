import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { headInBytes } from '#schemas/limits';
import { chunkedPositionsIn, endsAsChunked, footerInBytes } from '#schemas/values/chunkedPositions';
import { stargzFooterInBytes } from '#schemas/values/stargzFooter';
import type { BlobFacts, ChunkedLayer, Compression, VerificationStep } from '#service';
import { formOfArchive } from './archive/archiveForm';
import { TarEnd } from './archive/tarEnd';
import type { BlobAtHand, BlobToRead } from './blobPlace';
import { reasonOrDamage } from './damagedInstallation';
import { chartHeadInBytes, chartNamesIn } from './chartFile';
import { decompress, mostUncompressed, type NextBytes } from './decompress';
import { notThroughLink, withoutWaiting } from './regularFile';
import { stampOf } from './stamp';
import { stargzTableIn } from './stargzTable';

const chunkInBytes = 256 * 1024;

const contentAlgorithm = 'sha256';

/** Why nothing is said of a blob that has not been the same all the time. */
export const changedMeanwhile: BlobFacts = { problem: 'it was changed while it was read' };

/**
 * Reads a blob to its end once, and computes its digest and that of its uncompressed content.
 * @param onRead told how many bytes more have been read
 * @throws DamagedInstallation
 */
export async function readBlob(blob: BlobToRead, onRead: (bytes: number) => void): Promise<BlobFacts> {
  try {
    return await readOpened(blob, onRead);
  } catch (error) {
    return factsOfFailure(error);
  }
}

/**
 * What is known of a blob that could not be read.
 * @throws DamagedInstallation where that is not the fault of the blob
 */
export function factsOfFailure(error: unknown): BlobFacts {
  return { problem: reasonOrDamage(error) };
}

/** The same for a blob whose bytes are at hand. */
export async function readContent(
  { content, ...blob }: BlobAtHand,
  onRead: (bytes: number) => void,
): Promise<BlobFacts> {
  let position = 0;
  const next = (): Uint8Array | undefined => {
    const chunk = content.subarray(position, position + chunkInBytes);
    position += chunk.length;
    return chunk.length === 0 ? undefined : chunk;
  };
  try {
    if (content.length !== blob.size) return changedMeanwhile;
    const head = content.slice(0, headInBytes);
    const compression = blob.compression === 'unknown' ? compressionIn(head) : blob.compression;
    const step = { ...blob, compression };
    return { ...(await factsOf(step, next, onRead, (start) => [content.subarray(start)])), head };
  } catch (error) {
    return factsOfFailure(error);
  }
}

function compressionIn(head: Uint8Array): Compression | 'tar' | undefined {
  const form = formOfArchive(Buffer.from(head));
  return form === 'gzip' || form === 'zstd' || form === 'tar' ? form : undefined;
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
    const facts = await factsOf(blob, next, onRead, (start) => readFrom(opened, blob, start));
    return isSame(opened, blob) ? facts : changedMeanwhile;
  } finally {
    closeSync(opened);
  }
}

/** The bytes of a blob from a position in it on. */
function* readFrom(opened: number, { offset, size }: BlobToRead, start: number): Generator<Uint8Array> {
  for (let position = start; position < size;) {
    const buffer = Buffer.allocUnsafe(Math.min(chunkInBytes, size - position));
    const length = readSync(opened, buffer, 0, buffer.length, offset + position);
    if (length === 0) return;
    position += length;
    yield buffer.subarray(0, length);
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
 * @param from gives those from a position on, once more; undefined where that is not possible
 */
export async function factsOf(
  step: VerificationStep,
  next: NextBytes,
  onRead: (bytes: number) => void,
  from?: (start: number) => Iterable<Uint8Array>,
): Promise<BlobFacts> {
  const { algorithm, size, inside } = step;
  const compression = step.compression === 'unknown' ? undefined : step.compression;
  const tar = compression === 'tar' ? new TarEnd() : undefined;
  const hash = algorithm === undefined ? undefined : createHash(algorithm);
  // The content of all layers is known by the same algorithm, whatever that of the name is.
  const contentHash =
    tar === undefined || algorithm === contentAlgorithm ? undefined : createHash(contentAlgorithm);
  const tail = tailFor(compression, inside);
  const head = inside === 'chart' ? new Head(chartHeadInBytes) : undefined;
  let read = 0;
  const take = async (): Promise<Uint8Array | undefined> => {
    const bytes = await next();
    if (bytes === undefined) return undefined;
    read += bytes.length;
    hash?.update(bytes);
    contentHash?.update(bytes);
    tail?.take(bytes);
    tar?.take(bytes);
    onRead(bytes.length);
    return bytes;
  };
  const uncompressed =
    compression === undefined || compression === 'tar'
      ? undefined
      : await decompress(compression, take, mostUncompressed(size), (bytes) => head?.take(bytes));
  // What is left is not decompressed.
  const isReadToEnd = hash !== undefined || tar !== undefined;
  if (isReadToEnd) while ((await take()) !== undefined);
  if (isReadToEnd && read !== size) return changedMeanwhile;
  const isWhole = tail !== undefined && read === size;
  const digest = hash && `${algorithm}:${hash.digest('hex')}`;
  const content = contentHash === undefined ? digest : `${contentAlgorithm}:${contentHash.digest('hex')}`;
  return {
    ...(digest !== undefined && { digest }),
    uncompressed:
      tar === undefined || content === undefined
        ? uncompressed
        : {
            digest: content,
            size,
            ...(tar.isWithinContent && { isCutTar: true }),
            ...(tar.goesOn && { goesOn: true }),
          },
    chunked: isWhole && compression === 'zstd' ? chunkedLayerIn(tail.bytes, size, from) : undefined,
    ...(head !== undefined && { chart: await chartNamesIn(head.bytes) }),
    ...(isWhole && inside === 'stargz' && { stargz: await stargzTableIn(tail.bytes, from) }),
  };
}

/**
 * What a layer that may be zstd:chunked says about itself; null if it has no footer of the format, and undefined if the footer is
 * of an unknown form.
 * @param size the size of the layer in bytes
 */
function chunkedLayerIn(
  tail: Uint8Array,
  size: number,
  from: ((start: number) => Iterable<Uint8Array>) | undefined,
): ChunkedLayer | null | undefined {
  const positions = chunkedPositionsIn(tail);
  if (positions === undefined) return endsAsChunked(tail) ? undefined : null;
  if (from === undefined) return positions;
  const [offset = 0, length = 0] = positions.table.split(':').map(Number);
  return offset + length > size
    ? positions
    : { ...positions, tableDigest: digestOfFirst(from(offset), length) };
}

/** The digest of the first bytes, as many as there must be. */
function digestOfFirst(bytes: Iterable<Uint8Array>, length: number): string {
  const hash = createHash('sha256');
  let left = length;
  for (const chunk of bytes) {
    if (left <= 0) break;
    hash.update(chunk.subarray(0, left));
    left -= chunk.length;
  }
  return `sha256:${hash.digest('hex')}`;
}

/** What keeps the end of a layer, where there may be a footer that is asked for. */
function tailFor(
  compression: VerificationStep['compression'],
  inside: VerificationStep['inside'],
): Tail | undefined {
  if (compression === 'zstd') return new Tail(footerInBytes);
  return inside === 'stargz' ? new Tail(stargzFooterInBytes) : undefined;
}

/** Keeps the first bytes of content that passes. */
class Head {
  readonly #most: number;
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  /** @param most so many bytes are kept */
  constructor(most: number) {
    this.#most = most;
  }

  get bytes(): Uint8Array {
    return Buffer.concat(this.#parts);
  }

  take(bytes: Uint8Array): void {
    if (this.#length >= this.#most) return;
    const part = bytes.slice(0, this.#most - this.#length);
    this.#length += part.length;
    this.#parts.push(part);
  }
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
