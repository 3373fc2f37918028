import assert from 'node:assert/strict';
import {
  type BlobFacts,
  type ContentStore,
  defaultSettings,
  type Layout,
  placeInLayout,
  readLayout,
  type Settings,
  stepsOfVerification,
  type StoredFile,
  type StoreProblem,
  type Uncompressed,
  withFacts,
} from '#service';

/** The files of a layout by their paths: texts, bytes, or what else may lie there. */
export type LayoutFiles = Readonly<
  Record<string, string | Uint8Array | Pick<StoredFile, 'type' | 'link' | 'problem'>>
>;

const verifications = new WeakMap<Uint8Array, BlobFacts>();

/** Bytes of which a verification has found out what is in them when they are not compressed. */
export function uncompressedAs(bytes: Uint8Array, content: Uncompressed): Uint8Array {
  return verifiedAs(bytes, { uncompressed: content });
}

/** Bytes of which a verification has found out something. */
export function verifiedAs(bytes: Uint8Array, facts: BlobFacts): Uint8Array {
  const verified = bytes.slice();
  verifications.set(verified, facts);
  return verified;
}

const links = new WeakMap<Uint8Array, string>();

/** Bytes to which a symbolic link leads. */
export function linkedAs(bytes: Uint8Array, link: string): Uint8Array {
  const linked = bytes.slice();
  links.set(linked, link);
  return linked;
}

/** A layout in memory. The folders on the way to a file are there as well. */
export class MemoryStore implements ContentStore {
  readonly address: string;
  readonly problems: readonly StoreProblem[];
  readonly #files: LayoutFiles;

  constructor(files: LayoutFiles, address = 'file:///layout', problems: readonly StoreProblem[] = []) {
    this.address = address;
    this.problems = problems;
    this.#files = files;
  }

  list(): Promise<readonly StoredFile[]> {
    const found = new Map<string, StoredFile>();
    for (const [path, content] of Object.entries(this.#files)) {
      for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
        const folder = path.slice(0, slash);
        if (!found.has(folder)) found.set(folder, { path: folder, type: 'folder', size: 0, stamp: '' });
      }
      if (typeof content !== 'string' && !(content instanceof Uint8Array))
        found.set(path, { path, size: 0, stamp: '', ...content });
      else {
        const link = content instanceof Uint8Array ? links.get(content) : undefined;
        const file = { path, type: 'file', size: bytesOf(content).length, stamp: String(content) } as const;
        found.set(path, link === undefined ? file : { ...file, link });
      }
    }
    return Promise.resolve([...found.values()]);
  }

  read(path: string, offset: number, length: number): Promise<Uint8Array> {
    const content = this.#files[path];
    return typeof content === 'string' || content instanceof Uint8Array
      ? Promise.resolve(bytesOf(content).slice(offset, offset + length))
      : Promise.reject(new Error('is no file'));
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** The layout that has these files, with what a verification has found out. */
export async function layoutOf(
  files: LayoutFiles,
  address?: string,
  problems?: readonly StoreProblem[],
): Promise<Layout> {
  const layout = await readLayout(new MemoryStore(files, address, problems));
  assert(layout !== undefined);
  const facts = new Map<string, BlobFacts>();
  for (const [path, content] of Object.entries(files)) {
    const known = content instanceof Uint8Array ? verifications.get(content) : undefined;
    if (known !== undefined) facts.set(path, known);
  }
  return withFacts(layout, stepsOfVerification(layout), facts);
}

/**
 * The settings of a document in the layout that has these files and a layout file; those of any other document for one
 * that has no place in a layout.
 */
export async function settingsInLayout(uri: string, files: LayoutFiles): Promise<Settings> {
  const place = placeInLayout(uri);
  if (place === undefined) return defaultSettings;
  const whole = { 'oci-layout': '{ "imageLayoutVersion": "1.0.0" }', ...files };
  return { ...defaultSettings, layout: { layout: await layoutOf(whole, place.folder), path: place.path } };
}
