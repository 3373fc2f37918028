import type { StoreProblem } from '#service';
import { ArchiveProblem, type ArchiveEnd } from './archiveProblem';
import { ArchiveFolder } from './archiveFolder';
import { ArchiveTree, type ArchiveNode, joined, nameOf, parentOf, pathInside } from './archiveTree';
import { UnreadableContent, type ArchivedContent } from './archivedContent';
import type { ByteSource } from './byteSource';
import { tarEntries, type TarEntry } from './tarEntries';

/** What an archive contains, and what is unusual about it as a whole. */
export interface ArchiveIndex {
  readonly tree: ArchiveTree<ArchivedContent>;
  readonly problems: readonly StoreProblem[];
  /** How the archive ended too early; undefined where it was read to its end. */
  readonly end: StoreProblem | undefined;
  /** Whether it ended because its compressed data cannot be decompressed any further. */
  readonly isHeldUp?: boolean;
}

/** Gives the content of a regular file, while the source is at it. */
export type ContentOf = (path: string, entry: TarEntry) => ArchivedContent | Promise<ArchivedContent>;

/** Reads the headers of an archive. One that ends too early has what was read before. */
export async function indexArchive(source: ByteSource, contentOf: ContentOf): Promise<ArchiveIndex> {
  const indexer = new Indexer(contentOf);
  let last = '';
  let isRead = false;
  try {
    for await (const entry of tarEntries(source, (path) => (last = path))) await indexer.add(entry);
    isRead = true;
    // The checksum of compressed data is at its end.
    await source.finish();
    return indexer.index(undefined);
  } catch (error) {
    if (!(error instanceof ArchiveProblem)) throw error;
    const after = isRead ? afterEntries[error.kind] : undefined;
    const problem = { kind: after ?? error.kind, path: last, count: 1 };
    if (after === undefined) return { ...indexer.index(problem), isHeldUp: error.isOfCompression };
    return withProblem(indexer.index(undefined), problem);
  }
}

/** What it means that data ends too early or is damaged when all entries have been read. */
const afterEntries: Readonly<Partial<Record<ArchiveEnd, StoreProblem['kind']>>> = {
  'cut-off': 'unfinished',
  damaged: 'checksum',
};

/** The same with another problem, which does not make the archive end too early. */
export function withProblem(index: ArchiveIndex, problem: StoreProblem): ArchiveIndex {
  return { ...index, problems: [...index.problems, problem] };
}

class Indexer {
  readonly #tree = new ArchiveTree<ArchivedContent>();
  readonly #problems = new Map<StoreProblem['kind'], StoreProblem>();
  readonly #links = new Set<string>();
  readonly #contentOf: ContentOf;

  constructor(contentOf: ContentOf) {
    this.#contentOf = contentOf;
  }

  /** @param end how the archive ended too early */
  index(end: StoreProblem | undefined): ArchiveIndex {
    const folder = new ArchiveFolder(this.#tree, '');
    for (const path of this.#links) {
      const { type } = folder.real(path) ?? {};
      // Where a link leads to nothing, something is missing rather than linked.
      if (type === 'file' || type === 'folder') this.#note('link', path);
    }
    const problems = [...this.#problems.values()];
    return { tree: this.#tree, problems: end === undefined ? problems : [...problems, end], end };
  }

  async add(entry: TarEntry): Promise<void> {
    const path = pathInside(entry.path);
    if (path === undefined) {
      this.#note('leads-out', entry.path);
      return;
    }
    const known = this.#tree.at(path);
    if (known !== undefined && (known.type !== 'folder' || entry.type !== 'folder'))
      this.#note('duplicate', path);
    if (entry.type === 'special' && !isPartOfLayout(path)) this.#note('special', path);
    const isLink = entry.type === 'symbolic-link' || entry.type === 'hard-link';
    if (isLink && isPartOfLayout(path)) this.#links.add(path);
    else this.#links.delete(path);
    this.#tree.put(path, await this.#nodeOf(path, entry));
  }

  async #nodeOf(path: string, entry: TarEntry): Promise<ArchiveNode<ArchivedContent>> {
    const { type, target, size } = entry;
    switch (type) {
      case 'file':
        return { type, size, content: entry.isSparse ? sparse : await this.#contentOf(path, entry) };
      case 'symbolic-link':
        return { type: 'link', target };
      case 'hard-link': {
        // The target of a hard link is a path from the root of the archive. What it names later does not count.
        const inside = pathInside(target);
        return inside === undefined
          ? { type: 'outside', target }
          : (this.#tree.at(inside) ?? { type: 'special' });
      }
      default:
        return { type };
    }
  }

  /** Notes each kind once, with the first path and how many there are. */
  #note(kind: StoreProblem['kind'], path: string): void {
    const known = this.#problems.get(kind);
    this.#problems.set(kind, { kind, path: known?.path ?? path, count: (known?.count ?? 0) + 1 });
  }
}

const sparse = new UnreadableContent(
  'it is stored as a sparse file, and this program does not restore its holes',
);

/** Other rules report what is wrong with the parts of a layout. */
function isPartOfLayout(path: string): boolean {
  return /(?:^|\/)(?:oci-layout|index\.json|blobs(?:\/.*)?)$/.test(path);
}

/** The folders of an archive that look like layouts, without those that are in another. */
export function layoutFolders(tree: ArchiveTree<unknown>): readonly string[] {
  const typeAt = (path: string) => tree.at(path)?.type;
  const folders = new Set<string>();
  for (const path of tree.paths) {
    if (typeAt(path) === 'folder') continue;
    const folder = parentOf(path);
    const hasBlobs = ['folder', 'link'].includes(typeAt(joined(folder, 'blobs')) ?? '');
    if (nameOf(path) === 'oci-layout' || (nameOf(path) === 'index.json' && hasBlobs)) folders.add(folder);
  }
  const isInOther = (folder: string): boolean => {
    for (let above = folder; above !== '';) {
      above = parentOf(above);
      if (folders.has(above)) return true;
    }
    return false;
  };
  return [...folders].filter((folder) => !isInOther(folder)).sort();
}
