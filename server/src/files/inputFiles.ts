import { basename, dirname, join, relative, resolve } from 'node:path';
import { largestDocumentInBytes } from '#schemas/limits';
import { placeInLayout } from '#service';
import { isCalledArchive } from './archive/archiveForm';
import { fileCalls } from './fileCalls';
import { uriOfFile } from './fileUri';
import { type PathToFind, withoutGlobs } from './globFiles';
import { readRegularFile, reasonOf, TooLargeFile } from './regularFile';
import { IgnoredFiles } from './ignoredFiles';
import type { Input, RepeatedInput, UncheckedInput } from './input';
import {
  archivedInputs,
  isDirectory,
  isLayout,
  layoutReader,
  readLayoutInputs,
  type LayoutReader,
} from './layoutFiles';
import { LayoutsOfFiles } from './layoutsOfFiles';
import { type IsExcluded, searchedEntries } from './searchedEntries';
import { decode, NotJsonFile } from './textFiles';

/** What is found at a path: something to check, or the reason why it cannot be checked. */
export type Found = Input | UncheckedInput;

/** What is found at once: a file, or all documents of a layout, since each step of an asynchronous generator takes time. */
type Batch = readonly Found[];

/** How documents are searched. */
interface Search {
  readonly isExcluded: IsExcluded;
  readonly reader: LayoutReader;
  /** The layouts of the files that are named one by one. */
  readonly layouts: LayoutsOfFiles;
}

function searchWith(isExcluded: IsExcluded, reader: LayoutReader): Search {
  return { isExcluded, reader, layouts: new LayoutsOfFiles(reader.inDirectory) };
}

/**
 * Finds and reads the documents at the given paths, in order: files as they are, image layouts by following
 * their descriptors, also those in archives, other directories by searching them for JSON files and layouts. What several
 * paths lead to counts once, and is named again where it comes up again. A search does not open archives. A path that leads to
 * nothing may be a glob, and is then what it finds. What cannot be read is told in its place, and so is a path that leads to
 * nothing, and a glob that finds nothing.
 * @param reader reads the layouts, each once
 */
export async function* findInputs(
  paths: readonly string[],
  readStandardInput: () => Promise<Buffer>,
  isExcluded: IsExcluded,
  reader: LayoutReader = layoutReader,
): AsyncGenerator<Found | RepeatedInput> {
  const search = searchWith(isExcluded, reader);
  const places = new Places();
  const named = await withoutRepetition(await withoutGlobs(paths, isExcluded), places);
  const known = new Map<string, string>();
  for (const toFind of named.values()) {
    for await (const batch of findIn(toFind, search, readStandardInput)) {
      for (const found of batch) {
        const { foundIn } = found;
        // A search passes links over, but those to blobs in a layout, which are documents of their own.
        const mayBeLink = foundIn === undefined || 'problem' in found;
        const place = await places.of(found.path, mayBeLink);
        const repeats = known.get(place);
        if (repeats === undefined) {
          known.set(place, found.path);
          yield foundIn !== undefined && named.has(place) ? { ...found, isNamedToo: true } : found;
        } else yield { repeats, ...(foundIn !== undefined && { foundIn }) };
      }
    }
  }
}

async function* findIn(
  { path, problem }: PathToFind,
  search: Search,
  readStandardInput: () => Promise<Buffer>,
): AsyncGenerator<Batch> {
  if (problem !== undefined) yield [{ path, problem }];
  else if (path === '-') yield [await readInput(path, readStandardInput)];
  else if (await isDirectory(path)) yield* searchDirectory(path, search);
  else yield await findNamed(path, search);
}

/** Tells files from each other, however their paths are written. */
class Places {
  readonly #folders = new Map<string, Promise<string>>();

  /**
   * Where a file really is. A blob of a layout that is a link to another one is a document of its own.
   * @param mayBeLink false for a file that is known to be no link
   */
  async of(path: string, mayBeLink = true): Promise<string> {
    if (path === '-') return path;
    if (mayBeLink && placeInLayout(uriOfFile(path)) === undefined) return realPathOf(path);
    const folder = dirname(path);
    const real = this.#folders.get(folder) ?? realPathOf(folder);
    this.#folders.set(folder, real);
    return join(await real, basename(path));
  }
}

/** As the system follows a path: what `..` leads to depends on the links before it. What is not there is as it is written. */
function realPathOf(path: string): Promise<string> {
  return fileCalls()
    .realpath(path)
    .catch(() => path);
}

/** Each path once, as it is written first, by its place. Several globs may give one twice. */
async function withoutRepetition(
  paths: readonly PathToFind[],
  places: Places,
): Promise<ReadonlyMap<string, PathToFind>> {
  const first = new Map<string, PathToFind>();
  for (const toFind of paths) {
    const place = await places.of(toFind.path);
    if (!first.has(place)) first.set(place, toFind);
  }
  return first;
}

async function* searchDirectory(directory: string, search: Search): AsyncGenerator<Batch> {
  let isEmpty = true;
  for await (const batch of findBelow(directory, search)) {
    if (batch.length > 0) isEmpty = false;
    yield batch.map((found) => ({ ...found, foundIn: directory }));
  }
  if (isEmpty) yield [{ path: directory, problem: 'nothing to check was found in this directory' }];
}

/**
 * Finds and reads a file, or the documents below a directory or in an archive.
 * @param reader reads the layouts
 */
export async function* findAt(
  path: string,
  isExcluded: IsExcluded,
  reader: LayoutReader = layoutReader,
): AsyncGenerator<Found> {
  const search = searchWith(isExcluded, reader);
  if (!(await isDirectory(path))) yield* await findNamed(path, search);
  else
    for await (const batch of findBelow(path, search))
      for (const found of batch) yield { ...found, foundIn: path };
}

/** Gives what was found below a directory that a link leads to the paths of the files themselves. */
async function* withTargets(directory: string, below: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  const real = await realPathOf(directory);
  const isElsewhere = real !== resolve(directory);
  for await (const batch of below)
    yield isElsewhere
      ? batch.map((found) =>
          'problem' in found ? found : { ...found, target: join(real, relative(directory, found.path)) },
        )
      : batch;
}

/**
 * Finds and reads the documents below a directory, in order: its layouts and JSON files, without what is excluded, what
 * `.gitignore` files list, and what others have installed.
 */
async function* findBelow(directory: string, search: Search): AsyncGenerator<Batch> {
  yield* withTargets(directory, findInDirectory(directory, await IgnoredFiles.above(directory), search));
}

async function* findInDirectory(
  directory: string,
  above: IgnoredFiles,
  search: Search,
): AsyncGenerator<Batch> {
  const { isExcluded, reader } = search;
  if (await isLayout(directory)) {
    yield (await readLayoutInputs(directory, reader.inDirectory)).filter(({ path }) => !isExcluded(path));
    return;
  }
  const searched = await searchedEntries(directory, above, isExcluded, isSearchedFor);
  if (typeof searched === 'string') {
    yield [{ path: directory, problem: searched }];
    return;
  }
  for (const { path, isFolder, problem } of searched.entries) {
    if (problem !== undefined) yield [{ path, problem }];
    else if (isFolder) yield* findInDirectory(path, searched.ignored, search);
    else yield [await readFile(path)];
  }
}

function isSearchedFor(name: string, mayBeFolder: boolean): boolean {
  return mayBeFolder || /\.json$/i.test(name);
}

/** Finds the documents of a file that somebody names: those in it if it is an archive, or else itself. */
async function findNamed(path: string, search: Search): Promise<Batch> {
  return (await archivedInputs(path, search.reader.inArchive)) ?? [await readOther(path, search)];
}

/** Reads a file that somebody names, with the layout that it is part of, which may be that of a link’s target. */
async function readNamed(path: string, { layouts }: Search): Promise<Found> {
  const found = await readFile(path);
  if ('problem' in found) return found;
  const target = await targetOf(path);
  return { ...found, target, layout: await layouts.placeOf(target ?? path) };
}

/**
 * The file that a path leads to over links; undefined for a path without links, and for one of a file of a layout, which is a
 * document of its own.
 */
async function targetOf(path: string): Promise<string | undefined> {
  if (placeInLayout(uriOfFile(path)) !== undefined) return undefined;
  const real = await realPathOf(path);
  return real === resolve(path) ? undefined : real;
}

/** Reads a file that somebody names and that is not an archive. One that is called so, and is not JSON, was meant to be one. */
async function readOther(path: string, search: Search): Promise<Found> {
  const found = await readNamed(path, search);
  const isJson = 'problem' in found ? found.noDocument === undefined : /^\s*[[{]/.test(found.text);
  return isJson || !isCalledArchive(path) ? found : { path, problem: 'it is not a tar archive' };
}

function readFile(path: string): Promise<Found> {
  return readInput(path, () => readRegularFile(path, largestDocumentInBytes));
}

async function readInput(path: string, read: () => Promise<Buffer>): Promise<Found> {
  try {
    const bytes = await read();
    return { path, bytes, text: decode(bytes) };
  } catch (error) {
    return { path, problem: reasonOf(error), noDocument: whyNoDocument(error) };
  }
}

function whyNoDocument(error: unknown): UncheckedInput['noDocument'] {
  if (error instanceof NotJsonFile) return 'its content';
  return error instanceof TooLargeFile ? 'its size' : undefined;
}
