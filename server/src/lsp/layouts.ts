import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { namedFiles, placeInLayout, type Layout, type LayoutPlace, type Settings } from '#service';
import { archiveOf } from './archiveAddress';
import type { LayoutHost, LongWork } from './host';
import { Kept, type Patience } from './kept';
import { Queue } from './queue';
import { isCanceled, unlessCanceled } from './unlessCanceled';

/** What a layout has, as globs of watched files have it. */
export const layoutFiles = [...namedFiles, 'blobs/*/*'];

/** The folders of a layout. Editors tell of a deleted folder, and then not of what was in it. */
export const layoutFolders = ['blobs', 'blobs/*'];

/** The layout in a folder. */
interface Entry {
  readonly layout: Kept<Layout>;
  /** The URI of the archive that the layout is in; undefined for a folder. */
  readonly archive: string | undefined;
  /** Somebody has waited for what takes too long to be forgotten with the last document. */
  isKept: boolean;
  /** How many verifications are under way, whose results would be lost with it. */
  verifications: number;
}

/** So many layouts of which no document is open are kept, those that were asked for last. Others are read again. */
const mostUnopened = 8;

/** The URIs of the documents that are open. */
type OpenDocuments = Pick<TextDocuments<TextDocument>, 'keys'>;

/** The layouts that somebody looks at. What was read is kept until a file of the layout changes, or nobody has asked in a long time. */
export class Layouts {
  readonly #host: LayoutHost | undefined;
  readonly #open: OpenDocuments;
  readonly #onDidRead: (folder: string) => void;
  readonly #isWatched: (folder: string) => boolean;
  /** By the addresses of their folders, those that were asked for last at the end. */
  readonly #entries = new Map<string, Entry>();
  /** Each reads as fast as the disk can: side by side, none would end sooner, and all memory would be used at once. */
  readonly #verifications = new Queue();
  /** By the addresses of open documents. */
  readonly #folders = new Map<string, string | undefined>();
  readonly #settings = new WeakMap<Settings, WeakMap<Layout, Map<string, Settings>>>();

  /**
   * @param onDidRead told the folder of a layout that was read, and that somebody had asked for and not waited for
   * @param isWatched whether the client tells of changes in a folder
   */
  constructor(
    host: LayoutHost | undefined,
    open: OpenDocuments,
    onDidRead: (folder: string) => void,
    isWatched: (folder: string) => boolean,
  ) {
    this.#host = host;
    this.#open = open;
    this.#onDidRead = onDidRead;
    this.#isWatched = isWatched;
  }

  /** Files with these addresses have changed, come or gone. */
  change(addresses: readonly string[]): void {
    for (const [folder, { layout, archive }] of this.#entries) {
      const isOfIt = (address: string): boolean => address === archive || address.startsWith(`${folder}/`);
      if (addresses.some(isOfIt)) layout.markStale();
    }
  }

  /** Forgets the layout of a closed document, unless another document of it is open. */
  close(address: string): void {
    const folder = this.#folderOf(address);
    this.#folders.delete(address);
    if (folder !== undefined && this.#entries.get(folder)?.isKept === false) this.#forgetUnlessOpen(folder);
  }

  /** Nobody looks at a layout in the view any more. It is forgotten, or later with the last of its documents. */
  release(folder: string): void {
    const entry = this.#entries.get(folder);
    if (entry === undefined) return;
    entry.isKept = false;
    this.#forgetUnlessOpen(folder);
  }

  #forgetUnlessOpen(folder: string): void {
    if (this.#entries.get(folder)?.verifications === 0 && !this.#openFolders().has(folder))
      this.#entries.delete(folder);
  }

  /** Forgets the layouts that nobody has asked for in a long time. */
  #forgetOld(): void {
    // With many open documents, it costs time to find out which are unopened. Less than as many are kept then.
    if (this.#entries.size <= this.#open.keys().length + mostUnopened) return;
    const open = this.#openFolders();
    const unopened = [...this.#entries].filter(
      ([folder, { verifications }]) => verifications === 0 && !open.has(folder),
    );
    for (const [folder] of unopened.slice(0, Math.max(0, unopened.length - mostUnopened)))
      this.#entries.delete(folder);
  }

  /** The folders of the layouts that open documents are in. */
  #openFolders(): ReadonlySet<string> {
    return new Set(this.#open.keys().flatMap((uri) => this.#folderOf(uri) ?? []));
  }

  /** Tells whether an open document is in the layout in a folder. */
  has(folder: string, address: string): boolean {
    return this.#folderOf(address) === folder;
  }

  /** The folder of the layout that an open document would be in. */
  #folderOf(address: string): string | undefined {
    const known = this.#folders.get(address);
    if (known !== undefined || this.#folders.has(address)) return known;
    const folder = placeInLayout(address)?.folder;
    this.#folders.set(address, folder);
    return folder;
  }

  /**
   * Verifies a layout, and keeps what was found out about its blobs as long as they do not change.
   * @param address that of the layout’s folder, or of one of its files
   * @returns the layout as it is afterward; a sentence for an archive that cannot be read; undefined where there is no
   * layout, or the host cannot verify it
   */
  verify(address: string, work: LongWork): Promise<Layout | string | undefined> {
    return this.#verifications.run(async () =>
      isCanceled(work.token) ? undefined : this.#verify(address, work),
    );
  }

  async #verify(address: string, work: LongWork): Promise<Layout | string | undefined> {
    const host = this.#host;
    if (host?.verify === undefined) return undefined;
    const folder = placeInLayout(address)?.folder ?? address.replace(/\/$/, '');
    const entry = this.#entryOf(folder, host);
    entry.isKept = true;
    entry.verifications++;
    try {
      // Watchers may not have told of the last change yet.
      entry.layout.markStale();
      // How far reading is would be mistaken for how far verification is.
      const reading = entry.layout.now({ token: work.token, onProgress: () => undefined });
      // Somebody else may have begun to read it, and a file system may not answer.
      const layout = await unlessCanceled(reading, work.token);
      if (isCanceled(work.token)) return undefined;
      if (layout === undefined) {
        this.#entries.delete(folder);
        return entry.layout.problem;
      }
      const verified = await host.verify(layout, work);
      if (typeof verified === 'string') return verified;
      const replaced = entry.layout.replace(verified);
      if (isCanceled(work.token)) return verified;
      await replaced;
      const after = await entry.layout.now();
      this.#onDidRead(folder);
      return after;
    } finally {
      entry.verifications--;
    }
  }

  /**
   * The settings of a document with what is known of its layout. The same object as long as neither changes.
   * @param patience whether to wait where reading the layout takes long
   */
  async complete(address: string, settings: Settings, patience: Patience): Promise<Settings> {
    const place = await this.#placeOf(address, patience);
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

  async #placeOf(address: string, patience: Patience): Promise<LayoutPlace | undefined> {
    const place = placeInLayout(address);
    if (place === undefined || this.#host === undefined) return undefined;
    const layout = await this.#entryOf(place.folder, this.#host).layout[patience]();
    return layout?.contents.has(place.path) === true ? { layout, path: place.path } : undefined;
  }

  /** The layout in a folder as it is now, however long it takes to read it; undefined for a folder that is none. */
  async in(folder: string): Promise<Layout | undefined> {
    return this.#host === undefined ? undefined : this.#entryOf(folder, this.#host).layout.now();
  }

  /**
   * Reads the layout in an archive, and keeps it.
   * @returns a sentence where there is none; undefined if that was canceled
   */
  async open(folder: string, work: LongWork): Promise<Layout | string | undefined> {
    if (this.#host === undefined) return undefined;
    const entry = this.#entryOf(folder, this.#host);
    entry.isKept = true;
    return (await entry.layout.now(work)) ?? entry.layout.problem;
  }

  /** Why there was no layout in an archive when it was last read, as a sentence. */
  problemIn(folder: string): string | undefined {
    return this.#entries.get(folder)?.layout.problem;
  }

  /** The layout in a folder as it is now, also where watchers have not told of the last change yet. */
  async fresh(folder: string): Promise<Layout | undefined> {
    if (this.#host !== undefined) this.#entryOf(folder, this.#host).layout.markStale();
    return this.in(folder);
  }

  #entryOf(folder: string, host: LayoutHost): Entry {
    const known = this.#entries.get(folder);
    const entry = known ?? {
      layout: new Kept<Layout>({
        read: (previous, work) => host.read(folder, previous, work),
        isWatched: () => this.#isWatched(folder),
        onDidReadLate: () => this.#onDidRead(folder),
      }),
      archive: archiveOf(folder),
      isKept: false,
      verifications: 0,
    };
    this.#entries.delete(folder);
    this.#entries.set(folder, entry);
    if (known === undefined) this.#forgetOld();
    return entry;
  }
}
