import { resolve } from 'node:path';
import { verifiedIn, type Layout } from '#service';
import { FolderStore } from './folderStore';
import { layoutIn } from './layoutFiles';
import { verifyLayout } from './verifyLayout';

/** Reads layouts and verifies them, each once, and counts what was verified. */
export class VerifiedLayouts {
  readonly #layouts = new Map<string, Promise<Layout | undefined>>();
  readonly #total = { layouts: 0, blobs: 0, bytes: 0 };

  /** How many layouts and blobs were verified, and the size of the blobs in bytes. */
  get total(): { readonly layouts: number; readonly blobs: number; readonly bytes: number } {
    return this.#total;
  }

  /** Reads all of the layout in a directory; undefined for a directory that is none. */
  read(directory: string): Promise<Layout | undefined> {
    const path = resolve(directory);
    const known = this.#layouts.get(path) ?? this.#verify(path);
    this.#layouts.set(path, known);
    return known;
  }

  async #verify(path: string): Promise<Layout | undefined> {
    const [layout, store] = [await layoutIn(path), await FolderStore.at(path)];
    if (layout === undefined || store === undefined) return undefined;
    const verified = await verifyLayout(layout, store);
    const { blobs, bytes } = verifiedIn(verified);
    this.#total.layouts++;
    this.#total.blobs += blobs;
    this.#total.bytes += bytes;
    return verified;
  }
}
