import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { placeInLayout, type Layout, type LayoutPlace, type Settings } from '#service';
import type { LayoutHost } from './host';

/**
 * A layout is mostly read in a moment, and then its documents have all their findings at once. Of one that takes longer
 * they have them later.
 */
const patienceInMilliseconds = 300;

/** Where the client does not tell of changes, what was read is looked at anew after this time. */
const freshForMilliseconds = 2_000;

/** What a layout has, as globs of watched files have it. */
export const layoutFiles = ['oci-layout', 'index.json', 'manifest.json', 'blobs/*/*'];

/** The layout in a folder, as it was read last and as it is being read. */
interface Entry {
  layout: Layout | undefined;
  reading: Promise<Layout | undefined> | undefined;
  isStale: boolean;
  readAt: number;
}

/** The layouts of open documents. What was read is kept until a file of the layout changes. */
export class Layouts {
  readonly #host: LayoutHost | undefined;
  readonly #open: TextDocuments<TextDocument>;
  readonly #onDidRead: () => void;
  readonly #isWatched: (folder: string) => boolean;
  readonly #entries = new Map<string, Entry>();
  readonly #settings = new WeakMap<Settings, WeakMap<Layout, Map<string, Settings>>>();

  /**
   * @param onDidRead told when a layout was read that somebody had asked for and not waited for
   * @param isWatched whether the client tells of changes in a folder
   */
  constructor(
    host: LayoutHost | undefined,
    open: TextDocuments<TextDocument>,
    onDidRead: () => void,
    isWatched: (folder: string) => boolean,
  ) {
    this.#host = host;
    this.#open = open;
    this.#onDidRead = onDidRead;
    this.#isWatched = isWatched;
  }

  /** Files with these addresses have changed, come or gone. */
  change(addresses: readonly string[]): void {
    for (const [folder, entry] of this.#entries) {
      if (addresses.some((address) => address.startsWith(`${folder}/`))) entry.isStale = true;
    }
  }

  /** Forgets the layout of a closed document, unless another document of it is open. */
  close(address: string): void {
    const folder = placeInLayout(address)?.folder;
    const isUsed = this.#open.keys().some((uri) => placeInLayout(uri)?.folder === folder);
    if (folder !== undefined && !isUsed) this.#entries.delete(folder);
  }

  /**
   * The settings of a document with what is known of its layout. The same object as long as neither changes.
   */
  async complete(address: string, settings: Settings): Promise<Settings> {
    const place = await this.#placeOf(address);
    if (place === undefined) return settings;
    const byLayout = this.#settings.get(settings) ?? new WeakMap<Layout, Map<string, Settings>>();
    this.#settings.set(settings, byLayout);
    const byPath = byLayout.get(place.layout) ?? new Map<string, Settings>();
    byLayout.set(place.layout, byPath);
    const known = byPath.get(place.path);
    if (known !== undefined) return known;
    const completed = { ...settings, layout: place };
    byPath.set(place.path, completed);
    return completed;
  }

  async #placeOf(address: string): Promise<LayoutPlace | undefined> {
    const place = placeInLayout(address);
    if (place === undefined || this.#host === undefined) return undefined;
    const layout = await this.#layoutSoon(place.folder, this.#host);
    return layout?.contents.has(place.path) === true ? { layout, path: place.path } : undefined;
  }

  /** The layout in a folder as it is now, however long it takes to read it; undefined for a folder that is none. */
  async in(folder: string): Promise<Layout | undefined> {
    if (this.#host === undefined) return undefined;
    const entry = this.#entryOf(folder, this.#host);
    return entry.reading ?? entry.layout;
  }

  /** The layout in a folder, or what was read of it before where reading it takes long. */
  async #layoutSoon(folder: string, host: LayoutHost): Promise<Layout | undefined> {
    const entry = this.#entryOf(folder, host);
    if (entry.reading === undefined) return entry.layout;
    let isWaitedFor = true;
    const late = entry.reading.then((layout) => {
      if (!isWaitedFor) this.#onDidRead();
      return layout;
    });
    const timeUp = Symbol();
    const first = await Promise.race([late, after(patienceInMilliseconds, timeUp)]);
    if (first !== timeUp) return first;
    isWaitedFor = false;
    return entry.layout;
  }

  /** What is known of the layout in a folder. It is being read where that may be outdated. */
  #entryOf(folder: string, host: LayoutHost): Entry {
    const known = this.#entries.get(folder);
    const entry = known ?? { layout: undefined, reading: undefined, isStale: true, readAt: 0 };
    if (known === undefined) this.#entries.set(folder, entry);
    const isOld = Date.now() - entry.readAt > freshForMilliseconds && !this.#isWatched(folder);
    if (entry.reading === undefined && (entry.isStale || isOld))
      entry.reading = this.#read(folder, entry, host);
    return entry;
  }

  async #read(folder: string, entry: Entry, host: LayoutHost): Promise<Layout | undefined> {
    entry.isStale = false;
    try {
      entry.layout = await host.read(folder, entry.layout);
    } catch {
      entry.layout = undefined;
    }
    // What has changed meanwhile is read once more.
    if (isStale(entry)) return this.#read(folder, entry, host);
    entry.readAt = Date.now();
    entry.reading = undefined;
    return entry.layout;
  }
}

function isStale(entry: Entry): boolean {
  return entry.isStale;
}

function after<T>(milliseconds: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));
}
