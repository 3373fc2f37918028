import type { BigIntStats } from 'node:fs';
import { algorithmOf } from '#schemas/values/digest';
import {
  digestOfPath,
  type Compression,
  type ContentStore,
  type StoredFile,
  type StoreProblem,
} from '#service';
import type { BlobPlace, BlobPlaces } from '#files/blobPlace';
import { UnreadableFile } from '#files/regularFile';
import { stampOf } from '#files/stamp';
import { ArchiveFolder } from './archiveFolder';
import type { ArchiveIndex } from './archiveIndex';
import type { ArchivedContent } from './archivedContent';

/** An archive that has been looked through. */
export interface OpenedArchive {
  /** The path of the archive, without links. */
  readonly file: string;
  /** How it is compressed, if it is. */
  readonly compression: Compression | undefined;
  readonly stats: BigIntStats;
  readonly index: ArchiveIndex;
}

/** A layout in a tar archive. It is read as if it were unpacked, and nothing is written. */
export class ArchiveStore implements ContentStore, BlobPlaces {
  readonly address: string;
  readonly problems: readonly StoreProblem[];
  readonly #archive: OpenedArchive;
  readonly #folder: ArchiveFolder<ArchivedContent>;
  readonly #stamp: string;
  readonly #modified: number;

  /**
   * @param address the URI of the layout’s folder
   * @param folder where the layout is in the archive; empty for all of it
   */
  constructor(address: string, folder: string, archive: OpenedArchive) {
    const { tree, problems } = archive.index;
    this.address = address;
    this.problems =
      folder === '' ? problems : [{ kind: 'below-folder', path: folder, count: 1 }, ...problems];
    this.#archive = archive;
    this.#folder = new ArchiveFolder(tree, folder);
    this.#stamp = stampOf(archive.stats);
    this.#modified = Number(archive.stats.mtimeNs / 1_000_000n);
  }

  list(): Promise<readonly StoredFile[]> {
    const top = this.#listIn('');
    const algorithms = this.#isFolder('blobs') ? this.#listIn('blobs') : [];
    const blobs = algorithms
      .filter(({ type }) => type === 'folder')
      .flatMap(({ path }) => this.#listIn(path));
    const temporary = this.#isFolder('ingest') ? this.#listIn('ingest') : [];
    return Promise.resolve([...top, ...algorithms, ...blobs, ...temporary]);
  }

  async read(path: string, offset: number, length: number): Promise<Uint8Array> {
    return this.#contentOf(path).read(offset, length);
  }

  placeOf(path: string): BlobPlace {
    const { offset } = this.#contentOf(path);
    if (offset === undefined) throw new UnreadableFile('it has no bytes of its own in the archive');
    const { file, compression } = this.#archive;
    return { file, offset, within: compression };
  }

  /** @throws UnreadableFile */
  #contentOf(path: string): ArchivedContent {
    const found = this.#folder.real(path);
    if (found?.type === 'outside') throw new UnreadableFile('it is a link that leads out of the layout');
    if (found?.type !== 'file') throw new UnreadableFile('it is not a regular file');
    return found.content;
  }

  #isFolder(path: string): boolean {
    return this.#folder.real(path)?.type === 'folder';
  }

  #listIn(folder: string): readonly StoredFile[] {
    return this.#folder.list(folder).map((path) => this.#describe(path));
  }

  #describe(path: string): StoredFile {
    const node = this.#folder.at(path);
    const real = this.#folder.real(path);
    const link = node?.type === 'link' || node?.type === 'outside' ? node.target : undefined;
    return {
      path,
      type: real === undefined || real.type === 'special' ? 'other' : real.type,
      size: real?.type === 'file' ? real.size : 0,
      ...(link === undefined ? {} : { link }),
      ...(real?.type === 'file' && isOfAlgorithm(path, real.content.digest)
        ? { digest: real.content.digest }
        : {}),
      // An archive is read anew when it has changed, and only then.
      stamp: this.#stamp,
      modified: this.#modified,
    };
  }
}

/** Tells whether a digest is by the algorithm of a blob’s name. A link may have led to a file of another one. */
function isOfAlgorithm(path: string, digest = ''): boolean {
  return algorithmOf(digest) === algorithmOf(digestOfPath(path) ?? '');
}
