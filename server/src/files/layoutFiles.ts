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
  const isAbsent = absentBlobs(root);
  const known = new Set(['oci-layout', 'index.json']);
  const told = new Set<string>();
  const steps: Step[] = [
    { path: 'oci-layout', kind: 'image-layout' },
    { path: 'index.json', kind: 'image-index' },
  ];
  // The list grows while it is walked.
  for (const step of steps) {
    const path = join(directory, step.path);
    try {
      if (await isAbsent(step.path)) continue;
      const bytes = await readWithin(root, step.path);
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

/**
 * Tells which blobs of a layout are certainly missing. Each folder of blobs is listed once, because asking for every
 * blob of a sparse layout takes most of the time of a run over it.
 */
function absentBlobs(root: string): (path: string) => Promise<boolean> {
  const names = new Map<string, Promise<ReadonlySet<string> | undefined>>();
  return async (path) => {
    const folder = dirname(path);
    if (!isBelowBlobs(path)) return false;
    let listed = names.get(folder);
    if (listed === undefined) {
      listed = listNames(join(root, folder));
      names.set(folder, listed);
    }
    return (await listed)?.has(basename(path)) === false;
  };
}

/** The names in a folder; undefined when they cannot be listed, although files in it can perhaps be read. */
async function listNames(folder: string): Promise<ReadonlySet<string> | undefined> {
  try {
    return new Set(await readdir(folder));
  } catch (error) {
    return isMissing(error) ? new Set() : undefined;
  }
}

/** Reads a file of the layout; undefined when it is missing. @throws OutsideLayout when a link leads out of the layout */
async function readWithin(root: string, path: string): Promise<Buffer | undefined> {
  try {
    const real = await realpath(join(root, path));
    if (!isWithin(root, real)) throw new OutsideLayout(await outermostOutside(root, path));
    return await readRegularFile(real, largestDocumentInBytes);
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
