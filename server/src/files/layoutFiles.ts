import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { kindByDescriptorType, type Kind } from '#schemas/kinds';
import { largestDocumentInBytes } from '#schemas/limits';
import { parseDigest } from '#schemas/values/digest';
import { blobPath, parseDocument } from '#service';
import { codeOf, readRegularFile, reasonOf, UnreadableFile } from './regularFile';
import type { Input, UncheckedInput } from './input';
import { decode } from './textFiles';

/** Tells whether a directory is an image layout (image-layout.md): it has an `oci-layout` file. */
export async function isLayout(directory: string): Promise<boolean> {
  try {
    return (await stat(join(directory, 'oci-layout'))).isFile();
  } catch {
    return false;
  }
}

interface Step {
  readonly path: string;
  /** The kind that it is said to be by whoever leads to it. */
  readonly kind: Kind;
}

/**
 * Reads the JSON documents of an image layout: the layout file and the index, which are what their names say, and the
 * blobs that they lead to. Blobs that are missing are left out, since a layout may be sparse; the layout file and the
 * index may not be. Nothing outside the layout is read: a link that leads there is told, once for all blobs in a folder
 * that is such a link. Nothing is found where there is no directory.
 */
export async function* readLayout(directory: string): AsyncGenerator<Input | UncheckedInput> {
  const root = await realpath(directory).catch(() => undefined);
  if (root === undefined) return;
  const read = readerAhead(root);
  const known = new Set(['oci-layout', 'index.json']);
  const told = new Set<string>();
  const steps: Step[] = [
    { path: 'oci-layout', kind: 'image-layout' },
    { path: 'index.json', kind: 'image-index' },
  ];
  // The list grows while it is walked.
  for (const [at, step] of steps.entries()) {
    const path = join(directory, step.path);
    try {
      const bytes = await read(step, steps.slice(at + 1, at + filesAhead));
      if (bytes === undefined) {
        if (!isBelowBlobs(step.path))
          yield { path, problem: 'is missing, but an image layout must have this file' };
        continue;
      }
      const text = decode(bytes);
      for (const next of stepsFrom(text, step.kind)) {
        if (known.has(next.path)) continue;
        known.add(next.path);
        steps.push(next);
      }
      yield isBelowBlobs(step.path)
        ? { path, text, bytes, describedAs: step.kind }
        : { path, text, bytes, kind: step.kind };
    } catch (error) {
      const place = error instanceof OutsideLayout ? error.path : step.path;
      if (!told.has(place)) yield { path: join(directory, place), problem: reasonOf(error) };
      told.add(place);
    }
  }
}

/** A file that is not read because a link leads out of the layout. */
class OutsideLayout extends UnreadableFile {
  /** Below the layout: the folder that is such a link, or else the file. */
  readonly path: string;

  constructor(path: string) {
    super('is not read, because it is a link that leads out of the layout');
    this.path = path;
  }
}

/** Tells whether a path below a layout is that of a blob, and not of the layout file or the index. */
function isBelowBlobs(path: string): boolean {
  return path.startsWith('blobs');
}

function stepsFrom(text: string, describedAs: Kind): Step[] {
  const live = TextDocument.create('layout:', 'json', 0, text);
  const document = parseDocument(live, undefined, { describedAs });
  return (document.model?.descriptors ?? []).flatMap(({ value }) => {
    const target = kindByDescriptorType.get(value.mediaType ?? '');
    // Anything but a digest could lead elsewhere.
    const digest = parseDigest(value.digest ?? '');
    return target === undefined || digest === undefined ? [] : [{ path: blobPath(digest), kind: target }];
  });
}

/**
 * The paths of the blobs that a directory has, below it and with slashes; none where there is no folder of blobs. Links
 * that lead out of the directory are left out.
 */
export async function listBlobs(directory: string): Promise<ReadonlySet<string>> {
  const paths = new Set<string>();
  const root = await realpath(directory).catch(() => undefined);
  if (root === undefined) return paths;
  for (const algorithm of await listEntries(root, 'blobs')) {
    if (!algorithm.isDirectory()) continue;
    const folder = `blobs/${algorithm.name}`;
    for (const entry of await listEntries(root, folder)) {
      const path = `${folder}/${entry.name}`;
      if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFileWithin(root, path))))
        paths.add(path);
    }
  }
  return paths;
}

/** The entries of a folder of a layout; none where it cannot be listed, or leads out of the layout by a link. */
async function listEntries(root: string, path: string): Promise<readonly Dirent[]> {
  try {
    const real = await realpath(join(root, path));
    return isWithin(root, real) ? await readdir(real, { withFileTypes: true }) : [];
  } catch {
    return [];
  }
}

async function leadsToFileWithin(root: string, path: string): Promise<boolean> {
  try {
    const real = await realpath(join(root, path));
    return isWithin(root, real) && (await stat(real)).isFile();
  } catch {
    return false;
  }
}

function isWithin(root: string, real: string): boolean {
  return real.startsWith(root + sep);
}

/** So many files are read at the same time: the file system answers many questions about each of them, one by one. */
const filesAhead = 8;

/** Starts to read the files of the next steps as well, and gives that of one step; undefined when it is missing. */
function readerAhead(root: string): (step: Step, next: readonly Step[]) => Promise<Buffer | undefined> {
  const listed = listedBlobs(root);
  const started = new Map<Step, Promise<Buffer | undefined>>();
  const start = (step: Step): Promise<Buffer | undefined> => {
    const bytes = started.get(step) ?? readListed(root, step.path, listed);
    started.set(step, bytes);
    return bytes;
  };
  return (step, next) => {
    const bytes = start(step);
    // Whoever comes to a step is told what is wrong with its file; until then nobody is there to hear it.
    for (const later of next) start(later).catch(() => undefined);
    started.delete(step);
    return bytes;
  };
}

async function readListed(
  root: string,
  path: string,
  listed: (path: string) => Promise<Listed>,
): Promise<Buffer | undefined> {
  const found = await listed(path);
  if (found === 'absent') return undefined;
  return found === 'file' ? readFile(join(root, path)) : readWithin(root, path);
}

/** What a list of its folder tells of a blob: that there is none, or that it is a file of the layout and no link. */
type Listed = 'absent' | 'file' | 'unknown';

/**
 * Tells what is known of the blobs of a layout. Each folder of blobs is listed once, because asking the file system for
 * every blob takes most of the time of a run over a large layout.
 */
function listedBlobs(root: string): (path: string) => Promise<Listed> {
  const folders = new Map<string, Promise<ReadonlyMap<string, Listed> | undefined>>();
  return async (path) => {
    if (!isBelowBlobs(path)) return 'unknown';
    const folder = dirname(path);
    let listed = folders.get(folder);
    if (listed === undefined) {
      listed = listFolder(root, folder);
      folders.set(folder, listed);
    }
    const names = await listed;
    return names === undefined ? 'unknown' : (names.get(basename(path)) ?? 'absent');
  };
}

/** What is in a folder, by name; undefined when it cannot be listed, although files in it can perhaps be read. */
async function listFolder(root: string, folder: string): Promise<ReadonlyMap<string, Listed> | undefined> {
  try {
    const real = await realpath(join(root, folder));
    const isInside = isWithin(root, real);
    const entries = await readdir(real, { withFileTypes: true });
    return new Map(entries.map((entry) => [entry.name, isInside && entry.isFile() ? 'file' : 'unknown']));
  } catch (error) {
    return isMissing(error) ? new Map() : undefined;
  }
}

/** Reads a file that is no link; undefined when it is missing. */
async function readFile(path: string): Promise<Buffer | undefined> {
  try {
    return await readRegularFile(path, largestDocumentInBytes);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Reads a file of the layout; undefined when it is missing. @throws OutsideLayout when a link leads out of the layout */
async function readWithin(root: string, path: string): Promise<Buffer | undefined> {
  try {
    const real = await realpath(join(root, path));
    if (!isWithin(root, real)) throw new OutsideLayout(await outermostOutside(root, path));
    return await readFile(real);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** The first part of a path below a layout that leads out of it. */
async function outermostOutside(root: string, path: string): Promise<string> {
  const parts = path.split('/');
  for (let count = 1; count < parts.length; count++) {
    const folder = parts.slice(0, count).join('/');
    if (!isWithin(root, await realpath(join(root, folder)))) return folder;
  }
  return path;
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}
