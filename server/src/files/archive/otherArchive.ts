import { grouped, listOf } from '#schemas/prose';
import type { StoreProblem } from '#service';
import type { ArchiveIndex } from './archiveIndex';
import type { ArchiveTree } from './archiveTree';
import { mostEntries } from './tarEntries';

/** What an archive is that is not one layout, as a phrase that follows its path. */
export function describeOtherArchive(
  { tree, end, isHeldUp }: ArchiveIndex,
  folders: readonly string[],
): string {
  if (folders.length > 1)
    return `has several image layouts, in ${listOf(folders.slice(0, mostNamed))}; unpack it, and name the directory of one`;
  const paths = [...tree.paths];
  const known = paths.length === 0 ? undefined : archiveKinds.find(({ isIt }) => isIt(tree, paths));
  if (known !== undefined) return known.phrase;
  const phrase =
    (isHeldUp === true && end?.path === '' ? heldUpPhrases[end.kind] : undefined) ??
    (end && endPhrases[end.kind]?.(end.path));
  if (phrase !== undefined) return phrase;
  return paths.length === 0
    ? 'is an empty tar archive'
    : 'is a tar archive, but not an OCI layout: it has neither oci-layout nor index.json beside blobs';
}

const mostNamed = 5;

/** What tar archives are that people take for layouts, the most telling first. */
const archiveKinds: readonly {
  readonly phrase: string;
  readonly isIt: (tree: ArchiveTree<unknown>, paths: readonly string[]) => boolean;
}[] = [
  {
    phrase: 'is a docker-archive, not an OCI layout; save the image as an oci-archive',
    isIt: (tree, paths) =>
      (tree.at('manifest.json')?.type === 'file' && !hasFolder(tree, 'blobs')) ||
      (tree.at('repositories')?.type === 'file' && paths.some((path) => /^[0-9a-f]{64}\/json$/.test(path))),
  },
  {
    phrase: 'is an archive of an OSTree repository, not an OCI layout',
    isIt: (_tree, paths) => paths.some((path) => ostreeObject.test(path)),
  },
  {
    phrase: 'is an archive of a file system, not an OCI layout',
    isIt: (tree) => systemFolders.filter((name) => hasFolder(tree, name)).length > 1,
  },
];

function hasFolder(tree: ArchiveTree<unknown>, path: string): boolean {
  return tree.at(path)?.type === 'folder';
}

/** OSTree stores its objects by their SHA-256 digests, with their types as endings. */
const ostreeObject = /(?:^|\/)objects\/[0-9a-f]{2}\/[0-9a-f]{62}\.(?:commit|dirtree|dirmeta|filez?)$/;

const systemFolders = [
  'bin',
  'dev',
  'etc',
  'home',
  'lib',
  'opt',
  'proc',
  'root',
  'sbin',
  'sys',
  'tmp',
  'usr',
  'var',
];

/** What is said of compressed data of which too little can be decompressed to tell what it is. */
const heldUpPhrases: Readonly<Partial<Record<StoreProblem['kind'], string>>> = {
  'cut-off': 'is cut off before the first entry: its compressed data ends too early',
  damaged: 'is damaged before the first entry: its compressed data cannot be decompressed',
};

/** What is said of an archive that ended too early; nothing of one that only has no end marker. */
const endPhrases: Readonly<Partial<Record<StoreProblem['kind'], (path: string) => string>>> = {
  'cut-off': (path) =>
    path === ''
      ? 'is not a tar archive, or is cut off at its beginning'
      : `is cut off at ${path}, before oci-layout and index.json`,
  damaged: (path) =>
    path === '' ? 'is not a tar archive' : `is damaged after ${path}, before oci-layout and index.json`,
  'too-many': () => `is not an OCI layout in its first ${grouped(mostEntries)} entries`,
  'too-large': () => 'is not read: its content is too much larger than the compressed file',
  window: () => 'is not read: decompressing it needs a window of more than 128 MiB',
};
