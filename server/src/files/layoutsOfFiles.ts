import { fileURLToPath } from 'node:url';
import { placeInLayout, type Layout, type LayoutPlace } from '#service';
import { reasonOrDamage } from './damagedInstallation';
import { uriOfFile } from './fileUri';
import { isLayout, type ReadLayoutIn } from './layoutFiles';

/** The layouts that single files are part of. Each is read once, however many of its files are asked for. */
export class LayoutsOfFiles {
  readonly #layouts = new Map<string, Promise<Layout | undefined>>();
  readonly #readIn: ReadLayoutIn;

  constructor(readIn: ReadLayoutIn) {
    this.#readIn = readIn;
  }

  /** Where a file is in a layout; undefined for a file outside of a layout, and for one that the layout does not know. */
  async placeOf(path: string): Promise<LayoutPlace | undefined> {
    const place = placeInLayout(uriOfFile(path));
    if (place === undefined) return undefined;
    let read = this.#layouts.get(place.folder);
    if (read === undefined) this.#layouts.set(place.folder, (read = this.#read(fileURLToPath(place.folder))));
    const layout = await read;
    return layout?.contents.has(place.path) === true ? { layout, path: place.path } : undefined;
  }

  async #read(folder: string): Promise<Layout | undefined> {
    // A file may be read whose folder cannot be listed.
    return (await isLayout(folder))
      ? this.#readIn(folder).catch((error: unknown) => void reasonOrDamage(error))
      : undefined;
  }
}
