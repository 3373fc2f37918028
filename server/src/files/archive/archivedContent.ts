import { headInBytes, largestDocumentInBytes } from '#schemas/limits';
import { digestOfPath, looksLikeJson, namedFiles } from '#service';
import { algorithmOf } from '#schemas/values/digest';
import type { OpenFile } from '#files/fileCalls';
import { readAt } from '#files/readAt';
import { UnreadableFile } from '#files/regularFile';
import { hashBy } from '#files/folderStore';
import { ArchiveProblem } from './archiveProblem';
import { nameOf } from './archiveTree';
import type { ByteSource } from './byteSource';
import type { TarEntry } from './tarEntries';

/** The content of a file in an archive. */
export interface ArchivedContent {
  /** The digest of all bytes, where they have been read. */
  readonly digest?: string | undefined;
  /** Where its bytes begin in the archive before that was compressed; undefined where they are not together. */
  readonly offset?: number;
  /** @throws UnreadableFile */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** Content that cannot be read, and why, as in UnreadableFile. */
export class UnreadableContent implements ArchivedContent {
  readonly #reason: string;

  constructor(reason: string) {
    this.#reason = reason;
  }

  read(): Promise<never> {
    return Promise.reject(new UnreadableFile(this.#reason));
  }
}

/** Content at its place in an archive that is not compressed. */
export class StoredContent implements ArchivedContent {
  readonly offset: number;
  readonly #handle: OpenFile;
  readonly #size: number;

  constructor(handle: OpenFile, { offset, size }: Pick<TarEntry, 'offset' | 'size'>) {
    this.offset = offset;
    this.#handle = handle;
    this.#size = size;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const expected = Math.max(0, Math.min(length, this.#size - offset));
    const bytes = await readAt(this.#handle, this.offset + offset, expected);
    if (bytes.length < expected) throw new UnreadableFile('it was cut off while it was read');
    return bytes;
  }
}

/** Content that was kept while a compressed archive was read: the beginning, or all of it. */
class KeptContent implements ArchivedContent {
  readonly digest: string | undefined;
  readonly offset: number;
  readonly #bytes: Buffer;
  readonly #size: number;

  constructor(bytes: Buffer, { offset, size }: TarEntry, digest: string | undefined) {
    this.#bytes = bytes;
    this.#size = size;
    this.offset = offset;
    this.digest = digest;
  }

  read(offset: number, length: number): Promise<Uint8Array> {
    const end = Math.min(offset + length, this.#size);
    return end <= this.#bytes.length
      ? Promise.resolve(this.#bytes.subarray(offset, end))
      : Promise.reject(new UnreadableFile('it is too large to be kept while a compressed archive is read'));
  }
}

/** Of all documents together, so many bytes are kept. */
const mostKeptBytes = 128 * 1024 ** 2;

const chunkInBytes = 64 * 1024;

/** Keeps what a layout needs of a compressed archive, which is read only once. */
export class KeptContents {
  #free = mostKeptBytes;

  /**
   * Reads the content of an entry to its end, and keeps documents whole, and of other files the beginning and the digest.
   * A link may lead to any file from a blob.
   * @throws ArchiveProblem where the archive ends before
   */
  async keep(source: ByteSource, path: string, entry: TarEntry): Promise<ArchivedContent> {
    const { size } = entry;
    const isNamed = namedFiles.includes(nameOf(path));
    const blob = /(?:^|\/)(blobs\/[^/]+\/[^/]+)$/.exec(path)?.[1] ?? '';
    const algorithm = algorithmOf(digestOfPath(blob) ?? 'sha256:') ?? '';
    const hash = hashBy(algorithm);
    const head = await chunkOf(source, Math.min(size, headInBytes));
    const isWhole = size <= headInBytes || ((isNamed || looksLikeJson(head)) && this.#take(size));
    hash?.update(head);
    const kept: Buffer[] = [Buffer.from(head)];
    for (let rest = size - head.length; rest > 0;) {
      const chunk = await chunkOf(source, Math.min(rest, chunkInBytes));
      hash?.update(chunk);
      if (isWhole) kept.push(chunk);
      rest -= chunk.length;
    }
    return new KeptContent(Buffer.concat(kept), entry, hash && `${algorithm}:${hash.digest('hex')}`);
  }

  #take(size: number): boolean {
    if (size > largestDocumentInBytes || size > this.#free) return false;
    this.#free -= size;
    return true;
  }
}

async function chunkOf(source: ByteSource, length: number): Promise<Buffer> {
  const chunk = await source.read(length);
  if (chunk.length < length) throw new ArchiveProblem('cut-off');
  return chunk;
}
