import { constants } from 'node:fs';
import { lstat, open, opendir, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { withNeighbors, type Neighbor, type NeighborQuery, type Neighbors } from '#service';
import { largestNeighborInBytes, mostNeighborBytes, mostNeighborsListed } from '#schemas/limits';
import { pathOfUri } from './fileUri';
import { FolderStore, hashBy } from './folderStore';
import { isLayout } from './layoutFiles';
import { readAt } from './readAt';
import { notThroughLink, withoutWaiting } from './regularFile';
import { stampOf } from './stamp';

/** What is known of a file, as long as its stamp is the same. */
interface Known {
  readonly stamp: string;
  /** By algorithm. */
  readonly digests: Map<string, string>;
}

/** A regular file that was found, and where it is: a path without links. */
interface Found {
  readonly path: string;
  readonly real: string;
  readonly size: number;
  readonly stamp: string;
}

/** So many bytes are hashed at a time, so that others have their turn in between. */
const chunkInBytes = 1024 * 1024;

/** The digests of no more files are kept. */
const mostKnown = 10_000;

/**
 * Reads the files beside documents. Only regular files in the folder of the document, or below it, are read. Links are
 * followed within it. What was computed is kept as long as a file does not change.
 */
export class NeighborFiles {
  readonly #known = new Map<string, Known>();

  /**
   * Reads what a document asks of the files beside it. Undefined where the folder is a layout, or cannot be read.
   * @param previous what was read before; the same object is given where nothing has changed
   */
  async read(query: NeighborQuery, previous?: Neighbors): Promise<Neighbors | undefined> {
    const folder = pathOfUri(query.folder);
    const store = folder === undefined || (await isLayout(folder)) ? undefined : await FolderStore.at(folder);
    if (folder === undefined || store === undefined) return undefined;
    const files = new Map<string, Neighbor>();
    let rest = mostNeighborBytes;
    for await (const found of filesFor(query, folder, store)) {
      if (files.has(found.path)) continue;
      const neighbor = await this.#describe(found, query, rest);
      if (neighbor === undefined) continue;
      rest -= neighbor.digests.length === 0 ? 0 : neighbor.size;
      files.set(found.path, neighbor);
    }
    return withNeighbors(previous, query.folder, [...files.values()]);
  }

  /**
   * Reads a file as far as it is asked for; undefined for one that cannot be read, or is changed meanwhile.
   * @param most so many bytes may be read for its digest
   */
  async #describe(found: Found, query: NeighborQuery, most: number): Promise<Neighbor | undefined> {
    const { path, size, stamp } = found;
    const known = this.#knownOf(found);
    const isHashed = size <= Math.min(most, largestNeighborInBytes);
    const unknown = isHashed
      ? [...query.algorithms].filter((algorithm) => !known.digests.has(algorithm))
      : [];
    let handle: FileHandle | undefined;
    try {
      handle = await open(found.real, constants.O_RDONLY | withoutWaiting | notThroughLink);
      // The stamp names the file as well, so that nothing else is read in its place.
      if (!(await hasStamp(handle, stamp))) return undefined;
      const head = await readAt(handle, 0, Math.min(size, query.titled.get(path) ?? 0));
      if (unknown.length > 0) {
        const digests = await digestsOf(handle, size, unknown);
        if (digests === undefined || !(await hasStamp(handle, stamp))) return undefined;
        for (const [algorithm, digest] of digests) known.digests.set(algorithm, digest);
      }
      const digests = [...query.algorithms].flatMap((algorithm) => known.digests.get(algorithm) ?? []);
      return { path, size, stamp, head, digests };
    } catch {
      return undefined;
    } finally {
      await handle?.close();
    }
  }

  #knownOf({ real, stamp }: Found): Known {
    let known = this.#known.get(real);
    if (known?.stamp !== stamp) known = { stamp, digests: new Map() };
    // The files that nobody has asked about for the longest time come first, and are forgotten first.
    this.#known.delete(real);
    this.#known.set(real, known);
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size > mostKnown) this.#known.delete(oldest);
    return known;
  }
}

/** The files that a document may be about: those that titles name, then those in its folder that have a size of a descriptor. */
async function* filesFor(query: NeighborQuery, folder: string, store: FolderStore): AsyncGenerator<Found> {
  const own = await store.realPathOf(query.ownName).catch(() => undefined);
  for (const path of query.titled.keys()) {
    const found = await find(path, store);
    if (found !== undefined && found.real !== own) yield found;
  }
  if (query.sizes.size === 0) return;
  for (const name of await namesIn(folder)) {
    if (name === query.ownName || !(await hasSize(join(folder, name), query.sizes))) continue;
    const found = await find(name, store);
    if (found !== undefined) yield found;
  }
}

/** The regular file at a path, links followed; undefined for what is none, or is outside of the folder. */
async function find(path: string, store: FolderStore): Promise<Found | undefined> {
  try {
    const real = await store.realPathOf(path);
    const found = await stat(real, { bigint: true });
    return found.isFile() ? { path, real, size: Number(found.size), stamp: stampOf(found) } : undefined;
  } catch {
    return undefined;
  }
}

/** The names of the regular files among the first entries of a folder. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  try {
    let rest = mostNeighborsListed;
    for await (const entry of await opendir(folder)) {
      if (entry.isFile()) names.push(entry.name);
      if (--rest === 0) break;
    }
  } catch {
    // What could be listed until then counts.
  }
  return names.sort();
}

async function hasSize(path: string, sizes: ReadonlySet<number>): Promise<boolean> {
  try {
    return sizes.has((await lstat(path)).size);
  } catch {
    return false;
  }
}

async function hasStamp(handle: FileHandle, stamp: string): Promise<boolean> {
  return stampOf(await handle.stat({ bigint: true })) === stamp;
}

/** The digests of a file by algorithm, without those that Node.js does not have; undefined for one that ends too early. */
async function digestsOf(
  handle: FileHandle,
  size: number,
  algorithms: readonly string[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const hashes = algorithms.flatMap((algorithm) => {
    const hash = hashBy(algorithm);
    return hash === undefined ? [] : [{ algorithm, hash }];
  });
  if (hashes.length === 0) return new Map();
  for (let position = 0; position < size;) {
    // No further than the file was long, because somebody may go on writing to it.
    const bytes = await readAt(handle, position, Math.min(chunkInBytes, size - position));
    if (bytes.length === 0) return undefined;
    for (const { hash } of hashes) hash.update(bytes);
    position += bytes.length;
  }
  return new Map(hashes.map(({ algorithm, hash }) => [algorithm, `${algorithm}:${hash.digest('hex')}`]));
}
