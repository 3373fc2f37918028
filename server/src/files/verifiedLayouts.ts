import { verifiedIn, type Layout } from '#service';
import { FolderStore } from './folderStore';
import { layoutIn } from './layoutFiles';
import { verifyLayout } from './verifyLayout';

/** Reads layouts and verifies them, and counts what was verified. */
export class VerifiedLayouts {
  readonly #total = { layouts: 0, blobs: 0, bytes: 0 };

  /** How many layouts and blobs were verified, and the size of the blobs in bytes. */
  get total(): { readonly layouts: number; readonly blobs: number; readonly bytes: number } {
    return this.#total;
  }

  /** Reads all of the layout in a directory; undefined for a directory that is none. */
  async read(directory: string): Promise<Layout | undefined> {
    const [layout, store] = [await layoutIn(directory), await FolderStore.at(directory)];
    if (layout === undefined || store === undefined) return undefined;
    const verified = await verifyLayout(layout, store);
    const { blobs, bytes } = verifiedIn(verified);
    this.#total.layouts++;
    this.#total.blobs += blobs;
    this.#total.bytes += bytes;
    return verified;
  }
}
