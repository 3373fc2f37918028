import { createHash, getHashes, hash, type Hash } from 'node:crypto';
import { constants, fstatSync, type BigIntStats, type Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { once } from '#schemas/once';
import { digestOf } from '#schemas/values/digest';
import type { ContentStore, StoredFile } from '#service';
import type { BlobPlace, BlobPlaces } from './blobPlace';
import { fileCalls, type OpenFile } from './fileCalls';
import {
  codeOf,
  reasonOf,
  requireRegular,
  UnreadableFile,
  notThroughLink,
  withoutWaiting,
} from './regularFile';
import { readAt } from './readAt';
import { stampOf } from './stamp';

/** A layout in a folder. Links within the layout are followed, others are not. */
export class FolderStore implements ContentStore, BlobPlaces {
  readonly address: string;
  /** The folder without links on the way to it. */
  readonly #root: string;
  /** The stamps of the files that are no links. Asking for the real path of each takes as long as reading it. */
  readonly #stamps = new Map<string, string>();
  /** The paths of the folders that are no links, by what they are for the file system: one may be mounted at two places. */
  readonly #folders = new Map<string, string>();

  private constructor(folder: string, root: string) {
    this.address = withoutSlash(pathToFileURL(folder).href);
    this.#root = root;
  }

  /** The store of a folder; undefined where there is none. */
  static async at(folder: string): Promise<FolderStore | undefined> {
    try {
      return new FolderStore(folder, await fileCalls().realpath(folder));
    } catch {
      return undefined;
    }
  }

  async list(): Promise<readonly StoredFile[]> {
    const files = new Map<string, StoredFile>();
    this.#folders.clear();
    await this.#list('', files);
    await this.#listFolder(files.get('blobs'), files);
    await this.#listFolder(files.get('ingest'), files);
    for (const file of [...files.values()])
      if (file.path.startsWith('blobs/')) await this.#listFolder(file, files);
    return [...files.values()];
  }

  /** Adds what is in a folder. Where that is unknown, it says why. */
  async #listFolder(folder: StoredFile | undefined, files: Map<string, StoredFile>): Promise<void> {
    if (folder?.type !== 'folder') return;
    try {
      await this.#list(`${folder.path}/`, files);
    } catch (error) {
      files.set(folder.path, { ...folder, problem: reasonOf(error) });
    }
  }

  async read(path: string, offset: number, length: number): Promise<Uint8Array> {
    const handle = (await this.#openListed(path)) ?? (await this.#openReal(path));
    try {
      const bytes = await readAt(handle, offset, length);
      // A part of it is then a copy, and does not keep the whole.
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    } catch (error) {
      throw error instanceof UnreadableFile ? error : new UnreadableFile(reasonOf(error));
    } finally {
      await handle.close();
    }
  }

  async placeOf(path: string): Promise<BlobPlace> {
    return { file: await this.realPathOf(path), offset: 0 };
  }

  /** Opens a file that is still the one that was listed, which is known to be in the layout; undefined for others. */
  async #openListed(path: string): Promise<OpenFile | undefined> {
    const stamp = this.#stamps.get(path);
    if (stamp === undefined) return undefined;
    let handle: OpenFile | undefined;
    try {
      handle = await fileCalls().open(
        join(this.#root, path),
        constants.O_RDONLY | withoutWaiting | notThroughLink,
      );
      // What is open answers at once.
      if (stampOf(fstatSync(handle.fd, { bigint: true })) === stamp) return handle;
    } catch {
      // Opening it the other way says why.
    }
    await handle?.close();
    return undefined;
  }

  async #openReal(path: string): Promise<OpenFile> {
    const real = await this.realPathOf(path);
    let handle: OpenFile | undefined;
    try {
      handle = await fileCalls().open(real, constants.O_RDONLY | withoutWaiting);
      requireRegular(fstatSync(handle.fd));
      return handle;
    } catch (error) {
      await handle?.close();
      throw error instanceof UnreadableFile ? error : new UnreadableFile(reasonOf(error));
    }
  }

  /** @throws UnreadableFile */
  async #list(prefix: string, files: Map<string, StoredFile>): Promise<void> {
    const folder = files.get(prefix.slice(0, -1))?.real;
    for (const { name } of await entriesOf(join(this.#root, prefix))) {
      const file = await this.#describe(`${prefix}${name}`);
      if (file === undefined) continue;
      const isOwn = folder === undefined || file.real !== undefined;
      files.set(file.path, isOwn ? file : { ...file, real: `${folder}/${name}` });
    }
  }

  /** What is at a path; undefined for what has vanished since it was listed. */
  async #describe(path: string): Promise<StoredFile | undefined> {
    const at = join(this.#root, path);
    try {
      const found = await fileCalls().lstat(at, { bigint: true });
      if (!found.isSymbolicLink()) {
        const file = describe(path, found);
        if (file.type === 'file') this.#stamps.set(path, file.stamp);
        if (file.type !== 'folder') return file;
        const identity = `${found.dev}:${found.ino}`;
        const real = this.#folders.get(identity);
        if (real !== undefined) return { ...file, real };
        this.#folders.set(identity, path);
        return file;
      }
      const link = await fileCalls().readlink(at);
      const real = await fileCalls()
        .realpath(at)
        .catch(() => undefined);
      if (real === undefined) return { ...describe(path, found), link };
      if (!this.#isWithin(real)) return { ...describe(path, found), type: 'outside', link };
      const end = await fileCalls().stat(real, { bigint: true });
      return { ...describe(path, end), link, real: relative(this.#root, real).split(sep).join('/') };
    } catch {
      return undefined;
    }
  }

  /**
   * Where a file really is in the file system.
   * @throws UnreadableFile for what is not there, or is outside of the layout
   */
  async realPathOf(path: string): Promise<string> {
    let real: string;
    try {
      real = await fileCalls().realpath(join(this.#root, path));
    } catch (error) {
      throw new UnreadableFile(reasonOf(error));
    }
    if (!this.#isWithin(real)) throw new UnreadableFile('it is a link that leads out of the layout');
    return real;
  }

  #isWithin(real: string): boolean {
    return real.startsWith(this.#root + sep);
  }
}

/** The digest of bytes, by the fastest means at hand; undefined for an algorithm that the specification does not register. */
export function fastDigestOf(algorithm: string, bytes: Uint8Array): string | undefined {
  return nativeAlgorithms().has(algorithm)
    ? `${algorithm}:${hexOf(algorithm, bytes)}`
    : digestOf(algorithm, bytes);
}

/** Node.js has a function for all bytes at once from 20.12 on. It takes half the time for small files. */
function hexOf(algorithm: string, bytes: Uint8Array): string {
  return (
    (hash as typeof hash | undefined)?.(algorithm, bytes) ?? createHash(algorithm).update(bytes).digest('hex')
  );
}

/** What computes a digest piece by piece; undefined for an algorithm that Node.js does not have. */
export function hashBy(algorithm: string): Hash | undefined {
  return nativeAlgorithms().has(algorithm) ? createHash(algorithm) : undefined;
}

const nativeAlgorithms = once(
  () => new Set(['sha256', 'sha512'].filter((name) => getHashes().includes(name))),
);

/** @throws UnreadableFile */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await fileCalls().readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  } catch (error) {
    throw new UnreadableFile(reasonOf(error), codeOf(error));
  }
}

function describe(path: string, found: BigIntStats): StoredFile {
  return {
    path,
    type: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other',
    size: found.isFile() ? Number(found.size) : 0,
    stamp: stampOf(found),
    modified: Number(found.mtimeNs / 1_000_000n),
  };
}

function withoutSlash(address: string): string {
  return address.endsWith('/') ? address.slice(0, -1) : address;
}
