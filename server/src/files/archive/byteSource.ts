import type { OpenFile } from '#files/fileCalls';
import { readAt } from '#files/readAt';
import { ArchiveProblem } from './archiveProblem';

/** Bytes that are read from the beginning to the end, with gaps. */
export interface ByteSource {
  /** How many bytes are before the next one that is read. */
  readonly position: number;
  /** The next bytes, fewer where the source ends before. */
  read(length: number): Promise<Buffer>;
  /**
   * Passes over bytes, so that the next one is at a later position.
   * @throws ArchiveProblem where the source ends before
   */
  moveTo(position: number): Promise<void>;
  /**
   * Passes over what is left of a source whose end only reading tells.
   * @throws ArchiveProblem where that end is not what it must be
   */
  finish(): Promise<void>;
  /** Whether the next bytes are there; true where only reading them would tell. */
  has(length: number): boolean;
}

/** As much of a file is read at once. Headers of small entries then come many at a time. */
const windowInBytes = 32 * 1024;

/** A file that is read by positions. What is passed over is not read. */
export class FileSource implements ByteSource {
  readonly #handle: OpenFile;
  readonly #size: number;
  #window: Buffer = Buffer.alloc(0);
  #windowStart = 0;
  position = 0;

  /** @param size of the file, in bytes */
  constructor(handle: OpenFile, size: number) {
    this.#handle = handle;
    this.#size = size;
  }

  async read(length: number): Promise<Buffer> {
    let start = this.position - this.#windowStart;
    if (start < 0 || start + length > this.#window.length) {
      this.#window = await readAt(this.#handle, this.position, Math.max(length, windowInBytes));
      this.#windowStart = this.position;
      start = 0;
    }
    const bytes = this.#window.subarray(start, start + length);
    this.position += bytes.length;
    return bytes;
  }

  has(length: number): boolean {
    return this.position + length <= this.#size;
  }

  moveTo(position: number): Promise<void> {
    if (position > this.#size) return Promise.reject(new ArchiveProblem('cut-off'));
    this.position = position;
    return Promise.resolve();
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }
}

/** A stream. What is passed over is read and forgotten. */
export class StreamSource implements ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array, void>;
  #rest: Buffer = Buffer.alloc(0);
  position = 0;

  constructor(chunks: AsyncIterable<Uint8Array, void>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  async read(length: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    let missing = length;
    while (missing > 0) {
      const part = await this.#next(missing);
      if (part.length === 0) break;
      parts.push(part);
      missing -= part.length;
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  }

  async moveTo(position: number): Promise<void> {
    while (this.position < position) {
      if ((await this.#next(position - this.position)).length === 0) throw new ArchiveProblem('cut-off');
    }
  }

  async finish(): Promise<void> {
    while ((await this.#next(Infinity)).length > 0);
  }

  has(): boolean {
    return true;
  }

  /** Stops reading. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** Some bytes, at least one and no more than `most`; none at the end. */
  async #next(most: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next();
      if (next.done === true) return this.#rest;
      const { buffer, byteOffset, byteLength } = next.value;
      this.#rest = Buffer.from(buffer, byteOffset, byteLength);
    }
    const part = this.#rest.subarray(0, most);
    this.#rest = this.#rest.subarray(part.length);
    this.position += part.length;
    return part;
  }
}
