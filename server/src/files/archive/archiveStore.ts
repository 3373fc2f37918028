import type { BigIntStats } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { algorithmOf } from '#schemas/values/digest';
import { digestOfPath, type ContentStore, type StoredFile, type StoreProblem } from '#service';
import { UnreadableFile } from '#files/regularFile';
import { ArchiveFolder } from './archiveFolder';
import type { ArchiveIndex } from './archiveIndex';
import type { ArchivedContent } from './archivedContent';

/** A layout in a tar archive. It is read as if it were unpacked, and nothing is written. */
export class ArchiveStore implements ContentStore {
  readonly address: string;
  readonly problems: readonly StoreProblem[];
  readonly #folder: ArchiveFolder<ArchivedContent>;
  readonly #stamp: string;

  /**
   * @param archive the path of the archive
   * @param folder where the layout is in the archive; empty for all of it
   */
  constructor(archive: string, folder: string, { tree, problems }: ArchiveIndex, stats: BigIntStats) {
    this.address = `${pathToFileURL(archive).href}!${folder === '' ? '' : `/${encodeURI(folder)}`}`;
    this.problems =
      folder === '' ? problems : [{ kind: 'below-folder', path: folder, count: 1 }, ...problems];
    this.#folder = new ArchiveFolder(tree, folder);
    this.#stamp = `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}`;
  }

  list(): Promise<readonly StoredFile[]> {
    const top = this.#listIn('');
    const algorithms = this.#isFolder('blobs') ? this.#listIn('blobs') : [];
    const blobs = algorithms
      .filter(({ type }) => type === 'folder')
      .flatMap(({ path }) => this.#listIn(path));
    return Promise.resolve([...top, ...algorithms, ...blobs]);
  }

  async read(path: string, offset: number, length: number): Promise<Uint8Array> {
    const found = this.#folder.real(path);
    if (found?.type === 'outside') throw new UnreadableFile('is a link that leads out of the layout');
    if (found?.type !== 'file') throw new UnreadableFile('is not a regular file');
    return found.content.read(offset, length);
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
    };
  }
}

/** Tells whether a digest is by the algorithm of a blob’s name. A link may have led to a file of another one. */
function isOfAlgorithm(path: string, digest = ''): boolean {
  return algorithmOf(digest) === algorithmOf(digestOfPath(path) ?? '');
}
