import { reasonOrDamage } from './damagedInstallation';
import { join } from 'node:path';
import { readLayout, type Layout, type LayoutContent } from '#service';
import { isCalledArchive } from './archive/archiveForm';
import { layoutInArchive, type ArchivedLayout } from './archive/layoutInArchive';
import { fileCalls } from './fileCalls';
import { fastDigestOf, FolderStore } from './folderStore';
import type { Input, UncheckedInput } from './input';

/**
 * Tells whether a directory is an image layout (image-layout.md), a whole one or one that lacks a part: it has an
 * `oci-layout` file, or an `index.json` beside a directory `blobs`.
 */
export async function isLayout(directory: string): Promise<boolean> {
  if (await exists(join(directory, 'oci-layout'))) return true;
  return (await exists(join(directory, 'index.json'))) && (await isDirectory(join(directory, 'blobs')));
}

async function exists(path: string): Promise<boolean> {
  try {
    return !(await fileCalls().lstat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Tells whether there is a directory at a path, links followed. Reading anything else says why it cannot be read. */
export async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await fileCalls().stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/**
 * Reads the layout in a directory.
 * @param previous the layout as it was read before; what has not changed since is not read again
 * @throws UnreadableFile for a directory that cannot be listed
 */
export async function layoutIn(directory: string, previous?: Layout): Promise<Layout | undefined> {
  const store = await FolderStore.at(directory);
  return store && (await readLayout(store, { previous, digestOf: fastDigestOf }));
}

/** Reads the layout in a directory; undefined for a directory that is none. Fails as `layoutIn`. */
export type ReadLayoutIn = (directory: string) => Promise<Layout | undefined>;

/** How layouts are read: no more of them than a report needs, or all of them. */
export interface LayoutReader {
  readonly inDirectory: ReadLayoutIn;
  /** As `layoutInArchive`. */
  readonly inArchive: (path: string) => Promise<ArchivedLayout | string | undefined>;
}

/** Reads of a layout what a report needs: sizes, first bytes and documents. */
export const layoutReader: LayoutReader = {
  inDirectory: (directory) => layoutIn(directory),
  inArchive: (path) => layoutInArchive(path),
};

/** The documents of the layout in a directory. */
export async function readLayoutInputs(
  directory: string,
  readIn: ReadLayoutIn,
): Promise<readonly (Input | UncheckedInput)[]> {
  let layout;
  try {
    layout = await readIn(directory);
  } catch (error) {
    return [{ path: directory, problem: reasonOrDamage(error) }];
  }
  return layout === undefined
    ? []
    : inputsOf(layout, { path: directory, nameOf: (path) => join(directory, path) });
}

/**
 * What is at a path if that is an archive: the documents of the layout in it, or why it has none.
 * @returns undefined for what is not an archive
 */
export async function archivedInputs(
  path: string,
  readIn: LayoutReader['inArchive'],
): Promise<readonly (Input | UncheckedInput)[] | undefined> {
  let found;
  try {
    found = await readIn(path);
  } catch (error) {
    return [{ path, problem: reasonOrDamage(error) }];
  }
  if (found === undefined) return undefined;
  // What is called an archive was meant to be a layout; in any other file, an archive is content that is not JSON.
  if (typeof found === 'string')
    return [{ path, problem: `it ${found}`, noDocument: isCalledArchive(path) ? undefined : 'its content' }];
  const { layout, folder } = found;
  const prefix = folder === '' ? `${path}!` : `${path}!${folder}/`;
  return inputsOf(layout, { path, nameOf: (name) => `${prefix}${name}`, isArchived: true });
}

/** How the files of a layout are called. */
interface Naming {
  /** What the layout is kept in. */
  readonly path: string;
  readonly nameOf: (path: string) => string;
  readonly isArchived?: boolean;
}

/**
 * The documents of a layout: the layout file and the index, which are what their names say, and the blobs that they lead
 * to. What is missing or cannot be read is a finding where a document refers to it.
 */
function inputsOf(layout: Layout, naming: Naming): readonly (Input | UncheckedInput)[] {
  const inputs: (Input | UncheckedInput)[] = [];
  for (const content of layout.contents.values()) {
    const found = inputOf(layout, content, naming);
    if (found !== undefined) inputs.push(found);
  }
  return inputs.length > 0
    ? inputs
    : [{ path: naming.path, problem: 'neither oci-layout nor index.json can be read' }];
}

function inputOf(
  layout: Layout,
  { path, bytes, document, problem }: LayoutContent,
  { nameOf, isArchived = false }: Naming,
): Input | UncheckedInput | undefined {
  const name = nameOf(path);
  if (problem !== undefined) return { path: name, problem };
  if (document === undefined || bytes === undefined) return undefined;
  return {
    path: name,
    text: document.text,
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    layout: { layout, path },
    ...(isArchived ? { archivedAt: document.uri } : {}),
  };
}
