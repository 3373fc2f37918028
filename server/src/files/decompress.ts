import { createHash } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { createGunzip, type Gunzip } from 'node:zlib';
import { blockInBytes, isTarHeader } from '#schemas/values/tarHeader';
import type { Compression, StreamProblem, Uncompressed } from '#service';
import { TarEnd } from './archive/tarEnd';
import { codeOf } from './regularFile';
import { ZstdDecoder } from './zstdDecoder';
import { ZstdFrames } from './zstdFrames';

/** Gives the next bytes of content; undefined after the last. They are valid until the next but one is asked for. */
export type NextBytes = () => Uint8Array | undefined | Promise<Uint8Array | undefined>;

const pieceInBytes = 256 * 1024;

const mebibyte = 1024 * 1024;

/** No layer that anybody runs is larger. */
const mostInBytes = 64 * 1024 * mebibyte;
/** So many times its compressed size content may have, as in archives. gzip reaches 1,032 times, with little but zeros. */
const mostTimes = 200;
/** So much is decompressed in any case. */
const leastLimitInBytes = 1024 * mebibyte;

/** How many bytes are decompressed at most of content of this size, in bytes. */
export function mostUncompressed(size: number): number {
  return Math.min(mostInBytes, Math.max(leastLimitInBytes, size * mostTimes));
}

/**
 * Decompresses content to its end and computes the digest of what comes out, by SHA-256, as diff IDs have it.
 * @param most how many bytes may come out
 * @param onOutput given what comes out, which is valid until it returns
 */
export async function decompress(
  compression: Compression,
  next: NextBytes,
  most: number,
  onOutput?: (bytes: Uint8Array) => void,
): Promise<Uncompressed> {
  const output = new Output(most, onOutput);
  const pieces = contentOf(compression, next);
  for (;;) {
    const piece = await pieces.next();
    if (piece.done === true) return output.result(piece.value);
    output.take(piece.value);
    if (!output.isFull) continue;
    await pieces.return(undefined);
    return output.result(undefined);
  }
}

/** What is in compressed content, in pieces that are valid until the next is asked for, and the problem that it ends with. */
export type Pieces = AsyncGenerator<Uint8Array, StreamProblem | undefined>;

/**
 * Decompresses content: all members of gzip (RFC 1952) and all frames of zstd (RFC 8878).
 * @param largestPiece of gzip, no more than so many bytes come out at once; where something is wrong, as many are lost
 */
export function contentOf(compression: Compression, next: NextBytes, largestPiece = pieceInBytes): Pieces {
  return compression === 'gzip' ? gunzip(next, largestPiece) : unzstd(next);
}

/** Takes uncompressed content. */
class Output {
  readonly #hash = createHash('sha256');
  readonly #most: number;
  readonly #onOutput: ((bytes: Uint8Array) => void) | undefined;
  /** The first bytes, as many as the first header of a tar archive has. */
  readonly #head = Buffer.alloc(blockInBytes);
  readonly #end = new TarEnd();
  #size = 0;

  constructor(most: number, onOutput: ((bytes: Uint8Array) => void) | undefined) {
    this.#most = most;
    this.#onOutput = onOutput;
  }

  /** Whether there was more than is taken. */
  get isFull(): boolean {
    return this.#size > this.#most;
  }

  take(bytes: Uint8Array): void {
    const start = this.#size;
    this.#size += bytes.length;
    if (this.isFull) return;
    if (start < blockInBytes) this.#head.set(bytes.subarray(0, blockInBytes - start), start);
    this.#hash.update(bytes);
    this.#end.take(bytes);
    this.#onOutput?.(bytes);
  }

  /** Whether the content begins as tar archives do; an empty one has no header. */
  get #mayBeTar(): boolean {
    if (this.#size < blockInBytes) return this.#size === 0;
    return isTarHeader(this.#head) || this.#head.every((byte) => byte === 0);
  }

  /** What has come out, with the problem that it ended with. */
  result(problem: StreamProblem | undefined): Uncompressed {
    if (this.isFull) return { problem: 'too-large' };
    return problem === undefined
      ? {
          digest: `sha256:${this.#hash.digest('hex')}`,
          size: this.#size,
          ...(!this.#mayBeTar && { isNoTar: true }),
          ...(this.#end.isWithinContent && { isCutTar: true }),
          ...(this.#end.goesOn && { goesOn: true }),
        }
      : { problem };
  }
}

/** Node reads all members of a gzip file, and fails with what is none. Only zeros after the last it passes over. */
async function* gunzip(next: NextBytes, chunkSize: number): Pieces {
  const stream = createGunzip({ chunkSize });
  const end = finished(stream).catch(() => undefined);
  const fed = feed(stream, next, end);
  // Who does not ask for the rest does not hear of it.
  fed.catch((error: unknown) => stream.destroy(error instanceof Error ? error : undefined));
  const unread = new Unread(stream);
  let problem: StreamProblem | undefined;
  try {
    for await (const piece of stream) {
      unread.take((piece as Uint8Array).length);
      yield piece as Uint8Array;
    }
  } catch (error) {
    problem = problemOfGzip(error);
    yield* unread.pieces;
  }
  const { given, isLeft, isWithin } = await fed;
  if (isWithin) return problem === 'trailing' ? problem : 'cut-off';
  return problem ?? (isLeft || stream.bytesWritten < given ? 'trailing' : undefined);
}

/** What has come out of a stream and was not read yet. A stream that fails forgets it. */
class Unread {
  readonly pieces: Uint8Array[] = [];

  constructor(stream: Gunzip) {
    const push = stream.push.bind(stream);
    stream.push = (piece: Uint8Array | null) => {
      if (piece !== null) this.pieces.push(piece);
      return push(piece);
    };
  }

  /** @param length how many bytes were read, which may be a part of a piece, or several pieces */
  take(length: number): void {
    let left = length;
    for (let first = this.pieces[0]; first !== undefined && left >= first.length; [first] = this.pieces) {
      left -= first.length;
      this.pieces.shift();
    }
    const [first] = this.pieces;
    if (first !== undefined) this.pieces[0] = first.subarray(left);
  }
}

/** How a stream was given all bytes. */
interface Fed {
  /** How many they were. */
  readonly given: number;
  /** Whether it had ended before the last. */
  readonly isLeft: boolean;
  /** Whether the last is within a member, or not enough to tell whether it is of one. */
  readonly isWithin: boolean;
}

/** Gives all bytes to a stream. */
async function feed(stream: Gunzip, next: NextBytes, end: Promise<void>): Promise<Fed> {
  let given = 0;
  let written: Promise<void> = Promise.resolve();
  // While a thread of Node decompresses some bytes, the next are read. A stream that fails does not say that it has written.
  for (let bytes = await next(); bytes !== undefined; bytes = await next()) {
    await Promise.race([written, end]);
    if (stream.destroyed || stream.readableEnded) return { given, isLeft: true, isWithin: false };
    const chunk = bytes;
    given += chunk.length;
    written = new Promise((resolve) => stream.write(chunk, () => resolve()));
  }
  await Promise.race([written, end]);
  // Where it has not taken all of them, it has ended before.
  const isWithin =
    given > 1 &&
    !stream.destroyed &&
    stream.bytesWritten === given &&
    (await isWithinMember(stream, given, end));
  if (!stream.destroyed) stream.end();
  return { given, isLeft: false, isWithin };
}

/**
 * Tells whether a stream takes one more byte, which a zero between members it does not. After one byte that is not of a
 * member, the stream fails as it does with whatever else follows the members; it would wait for the second one.
 * @param given how many bytes it was given before
 */
async function isWithinMember(stream: Gunzip, given: number, end: Promise<void>): Promise<boolean> {
  const push = stream.push.bind(stream);
  // What the byte is decompressed to is not part of the content.
  stream.push = (piece: unknown) => piece !== null || push(null);
  await Promise.race([new Promise<void>((resolve) => stream.write(Buffer.alloc(1), () => resolve())), end]);
  return stream.errored !== null || stream.bytesWritten > given;
}

function problemOfGzip(error: unknown): StreamProblem {
  const code = codeOf(error);
  if (code === 'Z_BUF_ERROR') return 'cut-off';
  if (code !== 'Z_DATA_ERROR') throw error;
  // The first member begins as it must, or the content would not be taken for gzip.
  return error instanceof Error && error.message === 'incorrect header check' ? 'trailing' : 'damaged';
}

async function* unzstd(next: NextBytes): Pieces {
  const decoder = await ZstdDecoder.create();
  const frames = new ZstdFrames();
  /** How much the frames before this one decompress to. */
  let before = 0;
  for (let bytes = await next(); bytes !== undefined && !frames.hasEnded; bytes = await next()) {
    for (const part of frames.take(bytes)) {
      // `yield*` would wait for each part, even for one that gives nothing: there can be a block in every four bytes.
      for (const piece of decoder.decode(part)) yield piece;
      const isWrong = frames.isDamaged || (frames.isComplete && !isOfSize(frames, decoder.decoded - before));
      const problem = decoder.problem ?? (isWrong ? 'damaged' : undefined);
      if (frames.isComplete) before = decoder.decoded;
      if (problem === undefined) continue;
      yield decoder.takeOutput();
      return problem;
    }
  }
  yield decoder.takeOutput();
  return problemOfZstd(frames);
}

/** Whether a frame decompresses to as much as it says. A decoder of streams does not look where the last block is empty. */
function isOfSize({ contentSize }: ZstdFrames, size: number): boolean {
  return contentSize === undefined || contentSize === BigInt(size);
}

function problemOfZstd(frames: ZstdFrames): StreamProblem | undefined {
  if (frames.isComplete) return undefined;
  return frames.isBetween ? 'trailing' : 'cut-off';
}
