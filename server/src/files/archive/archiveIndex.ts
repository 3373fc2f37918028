import type { StoreProblem } from '#service';
import { ArchiveProblem } from './archiveProblem';
import { ArchiveTree, joined, nameOf, parentOf, pathInside } from './archiveTree';
import { UnreadableContent, type ArchivedContent } from './archivedContent';
import type { ByteSource } from './byteSource';
import { tarEntries, type TarEntry } from './tarEntries';

/** What an archive contains, and what is unusual about it as a whole. */
export interface ArchiveIndex {
  readonly tree: ArchiveTree<ArchivedContent>;
  readonly problems: readonly StoreProblem[];
  /** How the archive ended too early; undefined where it was read to its end. */
  readonly end: StoreProblem | undefined;
}

/**
 * Reads the headers of an archive.
 * @param contentOf gives the content of a regular file, at which the source is
 */
export async function indexArchive(
  source: ByteSource,
  contentOf: (path: string, entry: TarEntry) => ArchivedContent | Promise<ArchivedContent>,
): Promise<ArchiveIndex> {
  const tree = new ArchiveTree<ArchivedContent>();
  const problems = new Problems();
  let last = '';
  try {
    for await (const entry of tarEntries(source, (path) => (last = path))) {
      const path = pathInside(entry.path);
      if (path === undefined) problems.add('leads-out', entry.path);
      else await add(path, entry);
    }
  } catch (error) {
    if (!(error instanceof ArchiveProblem)) throw error;
    problems.add(error.kind, last);
    const end = error.kind === 'no-end' ? undefined : problems.of(error.kind);
    return { tree, problems: problems.all, end };
  }
  return { tree, problems: problems.all, end: undefined };

  async function add(path: string, entry: TarEntry): Promise<void> {
    const known = tree.at(path);
    if (known !== undefined && (known.type !== 'folder' || entry.type !== 'folder'))
      problems.add('duplicate', path);
    if (entry.type === 'special' && !isPartOfLayout(path)) problems.add('special', path);
    tree.put(path, await nodeOf(path, entry));
  }

  async function nodeOf(path: string, entry: TarEntry): Promise<Node> {
    const { type, target, size } = entry;
    switch (type) {
      case 'file':
        return { type, size, content: entry.isSparse ? sparse : await contentOf(path, entry) };
      case 'symbolic-link':
        return { type: 'link', target };
      case 'hard-link': {
        // The target of a hard link is a path from the root of the archive. What it names later does not count.
        const inside = pathInside(target);
        return inside === undefined ? { type: 'outside', target } : (tree.at(inside) ?? { type: 'special' });
      }
      default:
        return { type };
    }
  }
}

type Node = Parameters<ArchiveTree<ArchivedContent>['put']>[1];

const sparse = new UnreadableContent(
  'is stored as a sparse file, and this program does not restore its holes',
);

/** Other rules report what is wrong with the parts of a layout. */
function isPartOfLayout(path: string): boolean {
  return /(?:^|\/)(?:oci-layout|index\.json|blobs(?:\/.*)?)$/.test(path);
}

/** What is unusual, each kind once, with the first path and how many there are. */
class Problems {
  readonly #byKind = new Map<StoreProblem['kind'], StoreProblem>();

  get all(): readonly StoreProblem[] {
    return [...this.#byKind.values()];
  }

  of(kind: StoreProblem['kind']): StoreProblem | undefined {
    return this.#byKind.get(kind);
  }

  add(kind: StoreProblem['kind'], path: string): void {
    const known = this.#byKind.get(kind);
    this.#byKind.set(kind, { kind, path: known?.path ?? path, count: (known?.count ?? 0) + 1 });
  }
}

/** The folders of an archive that look like layouts, without those that are in another. */
export function layoutFolders(tree: ArchiveTree<unknown>): readonly string[] {
  const isFile = (path: string): boolean => !['folder', undefined].includes(tree.at(path)?.type);
  const folders = new Set<string>();
  for (const path of tree.paths) {
    const folder = parentOf(path);
    if (nameOf(path) === 'oci-layout' && isFile(path)) folders.add(folder);
    if (nameOf(path) === 'index.json' && isFile(path) && tree.at(joined(folder, 'blobs'))?.type === 'folder')
      folders.add(folder);
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
