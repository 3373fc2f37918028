import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { namedFiles, placeInLayout, type Layout, type LayoutPlace, type Settings } from '#service';
import { archiveOf } from './archiveAddress';
import type { LayoutHost, LongWork } from './host';

/**
 * A layout is mostly read in a moment, and then its documents have all their findings at once. Of one that takes longer
 * they have them later.
 */
const patienceInMilliseconds = 300;

/** Where the client does not tell of changes, what was read is looked at anew after this time. */
const freshForMilliseconds = 2_000;

/** What a layout has, as globs of watched files have it. */
export const layoutFiles = [...namedFiles, 'blobs/*/*'];

/** The layout in a folder, as it was read last and as it is being read. */
interface Entry {
  layout: Layout | undefined;
  /** Why there is no layout in an archive, as a sentence. */
  problem: string | undefined;
  /** The URI of the archive that the layout is in; undefined for a folder. */
  readonly archive: string | undefined;
  reading: Promise<Layout | undefined> | undefined;
  isStale: boolean;
  readAt: number;
  /** Somebody has waited for what takes too long to be forgotten with the last document. */
  isKept: boolean;
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
      const isOfIt = (address: string): boolean =>
        address === entry.archive || address.startsWith(`${folder}/`);
      if (addresses.some(isOfIt)) entry.isStale = true;
    }
  }

  /** Forgets the layout of a closed document, unless another document of it is open. */
  close(address: string): void {
    const folder = placeInLayout(address)?.folder;
    const isUsed = this.#open.keys().some((uri) => placeInLayout(uri)?.folder === folder);
    if (folder === undefined || isUsed || this.#entries.get(folder)?.isKept === true) return;
    this.#entries.delete(folder);
  }

  /**
   * Verifies a layout, and keeps what was found out about its blobs as long as they do not change.
   * @param address that of the layout’s folder, or of one of its files
   * @returns the layout as it is afterward; undefined where there is none, or the host cannot verify it
   */
  async verify(address: string, work: LongWork): Promise<Layout | undefined> {
    const host = this.#host;
    if (host?.verify === undefined) return undefined;
    const folder = placeInLayout(address)?.folder ?? address.replace(/\/$/, '');
    const entry = this.#entryOf(folder);
    entry.isKept = true;
    // Watchers may not have told of the last change yet.
    entry.isStale = true;
    // How far reading is would be mistaken for how far verification is.
    const reading = { token: work.token, onProgress: () => undefined };
    const layout = await this.#freshened(folder, entry, host, reading);
    if (layout === undefined) {
      this.#entries.delete(folder);
      return undefined;
    }
    const verified = await host.verify(layout, work);
    // Who has begun to read it meanwhile knows nothing of this.
    await entry.reading;
    entry.layout = verified;
    entry.isStale = true;
    const after = await this.#freshened(folder, entry, host);
    this.#onDidRead();
    return after;
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
    const entry = this.#entryOf(folder);
    return this.#freshened(folder, entry, this.#host) ?? entry.layout;
  }

  /**
   * Reads the layout in an archive, and keeps it.
   * @returns a sentence where there is none; undefined if that was canceled
   */
  async open(folder: string, work: LongWork): Promise<Layout | string | undefined> {
    if (this.#host === undefined) return undefined;
    const entry = this.#entryOf(folder);
    entry.isKept = true;
    await this.#freshened(folder, entry, this.#host, work);
    return entry.layout ?? entry.problem;
  }

  /** Why there was no layout in an archive when it was last read, as a sentence. */
  problemIn(folder: string): string | undefined {
    return this.#entries.get(folder)?.problem;
  }

  /** The layout in a folder as it is now, also where watchers have not told of the last change yet. */
  async fresh(folder: string): Promise<Layout | undefined> {
    this.#entryOf(folder).isStale = true;
    return this.in(folder);
  }

  /** The layout in a folder, or what was read of it before where reading it takes long. */
  async #layoutSoon(folder: string, host: LayoutHost): Promise<Layout | undefined> {
    const entry = this.#entryOf(folder);
    const reading = this.#freshened(folder, entry, host);
    if (reading === undefined) return entry.layout;
    let isWaitedFor = true;
    const late = reading.then((layout) => {
      if (!isWaitedFor) this.#onDidRead();
      return layout;
    });
    const timeUp = Symbol();
    const first = await Promise.race([late, after(patienceInMilliseconds, timeUp)]);
    if (first !== timeUp) return first;
    isWaitedFor = false;
    return entry.layout;
  }

  #entryOf(folder: string): Entry {
    const entry = this.#entries.get(folder) ?? {
      layout: undefined,
      problem: undefined,
      archive: archiveOf(folder),
      reading: undefined,
      isStale: true,
      readAt: -Infinity,
      isKept: false,
    };
    this.#entries.set(folder, entry);
    return entry;
  }

  /** The layout as it is being read; undefined where what was read is still fresh. */
  #freshened(
    folder: string,
    entry: Entry,
    host: LayoutHost,
    work?: LongWork,
  ): Promise<Layout | undefined> | undefined {
    const isOld = Date.now() - entry.readAt > freshForMilliseconds && !this.#isWatched(folder);
    if (entry.reading === undefined && (entry.isStale || isOld))
      entry.reading = this.#read(folder, entry, host, work);
    return entry.reading;
  }

  async #read(
    folder: string,
    entry: Entry,
    host: LayoutHost,
    work: LongWork | undefined,
  ): Promise<Layout | undefined> {
    entry.isStale = false;
    entry.problem = undefined;
    try {
      entry.layout = await host.read(folder, entry.layout, work);
    } catch (error) {
      if (work?.token.isCancellationRequested === true) {
        entry.isStale = true;
        entry.reading = undefined;
        return entry.layout;
      }
      entry.layout = undefined;
      entry.problem = error instanceof Error ? error.message : String(error);
    }
    // What has changed meanwhile is read once more.
    if (isStale(entry)) return this.#read(folder, entry, host, work);
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
