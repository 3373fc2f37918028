import { resolve } from 'node:path';
import { verifiedIn, type Layout } from '#service';
import { layoutInArchive, type ArchivedLayout } from './archive/layoutInArchive';
import type { BlobPlaces } from './blobPlace';
import { FolderStore } from './folderStore';
import { layoutIn, type LayoutReader } from './layoutFiles';
import { verifyLayout } from './verifyLayout';

/** Reads layouts and verifies them, each once, and counts what was verified. */
export class VerifiedLayouts implements LayoutReader {
  readonly #inDirectories = new Map<string, Promise<Layout | undefined>>();
  readonly #inArchives = new Map<string, Promise<ArchivedLayout | string | undefined>>();
  readonly #total = { layouts: 0, blobs: 0, bytes: 0 };

  /** How many layouts and blobs were verified, and the size of the blobs in bytes. */
  get total(): { readonly layouts: number; readonly blobs: number; readonly bytes: number } {
    return this.#total;
  }

  /** Reads all of the layout in a directory; undefined for a directory that is none. */
  readonly inDirectory = (directory: string): Promise<Layout | undefined> => {
    const path = resolve(directory);
    const known = this.#inDirectories.get(path) ?? this.#readDirectory(path);
    this.#inDirectories.set(path, known);
    return known;
  };

  /** Reads all of the layout in an archive; otherwise as `layoutInArchive`. */
  readonly inArchive = (file: string): Promise<ArchivedLayout | string | undefined> => {
    const path = resolve(file);
    const known =
      this.#inArchives.get(path) ?? layoutInArchive(path, {}, (layout, store) => this.#verify(layout, store));
    this.#inArchives.set(path, known);
    return known;
  };

  async #readDirectory(path: string): Promise<Layout | undefined> {
    const [layout, store] = [await layoutIn(path), await FolderStore.at(path)];
    return layout === undefined || store === undefined ? undefined : this.#verify(layout, store);
  }

  async #verify(layout: Layout, places: BlobPlaces): Promise<Layout> {
    const verified = await verifyLayout(layout, places);
    const { blobs, bytes } = verifiedIn(verified);
    this.#total.layouts++;
    this.#total.blobs += blobs;
    this.#total.bytes += bytes;
    return verified;
  }
}
