import {
  aboutTitles,
  asksTheSame,
  neighborQuery,
  type NeighborQuery,
  type Neighbors,
  type ParsedDocument,
  type Settings,
} from '#service';
import type { FolderWatcher } from './folderWatcher';
import type { NeighborHost } from './host';
import { Kept, type Patience } from './kept';

/** Watches a folder and, where that is asked for, what is below its folders; undefined where the client cannot. */
type WatchFolder = (folder: string, isDeep: boolean) => FolderWatcher | undefined;

/** The files beside a document. */
interface Entry {
  readonly neighbors: Kept<Neighbors>;
  query: NeighborQuery;
  isDeep: boolean;
  watcher: FolderWatcher | undefined;
}

/** The files beside open documents. What was read is kept until one of the files changes, or a document asks for others. */
export class DocumentNeighbors {
  readonly #host: NeighborHost | undefined;
  readonly #onDidRead: (address: string) => void;
  readonly #watch: WatchFolder;
  /** By the addresses of the documents. */
  readonly #entries = new Map<string, Entry>();
  readonly #queries = new WeakMap<ParsedDocument, { readonly query: NeighborQuery | undefined }>();
  readonly #settings = new WeakMap<Settings, WeakMap<Neighbors, Settings>>();

  /** @param onDidRead told the document beside which files were read that somebody had asked for and not waited for */
  constructor(host: NeighborHost | undefined, onDidRead: (address: string) => void, watch: WatchFolder) {
    this.#host = host;
    this.#onDidRead = onDidRead;
    this.#watch = watch;
  }

  /** Files with these addresses have changed, come or gone. */
  change(addresses: readonly string[]): void {
    for (const [own, { neighbors, query }] of this.#entries) {
      const isConcerned = (address: string): boolean =>
        address !== own && address.startsWith(`${query.folder}/`);
      if (addresses.some(isConcerned)) neighbors.markStale();
    }
  }

  /** Forgets the files beside a closed document. */
  close(address: string): void {
    this.#entries.get(address)?.watcher?.dispose();
    this.#entries.delete(address);
  }

  /**
   * The settings of an open document with what is known of the files beside it. The same object as long as neither
   * changes.
   * @param patience whether to wait where reading them takes long
   */
  async complete(document: ParsedDocument, settings: Settings, patience: Patience): Promise<Settings> {
    const query = this.#queryOf(document, settings);
    if (query === undefined || this.#host === undefined) return settings;
    const neighbors = await this.#entryOf(document.address, query, this.#host).neighbors[patience]();
    if (neighbors === undefined) return settings;
    const byNeighbors = this.#settings.get(settings) ?? new WeakMap<Neighbors, Settings>();
    this.#settings.set(settings, byNeighbors);
    const completed = byNeighbors.get(neighbors) ?? { ...settings, neighbors };
    byNeighbors.set(neighbors, completed);
    return completed;
  }

  /** The same for a document that is not open, however long it takes to read them. */
  async completeUnopened(document: ParsedDocument, settings: Settings): Promise<Settings> {
    const query = aboutTitles(this.#queryOf(document, settings));
    // What cannot be read is not known.
    const neighbors = query && (await this.#host?.read(query).catch(() => undefined));
    return neighbors === undefined ? settings : { ...settings, neighbors };
  }

  /** What a document asks; nothing for one in a layout, whose files are its blobs. */
  #queryOf(document: ParsedDocument, { enable, layout }: Settings): NeighborQuery | undefined {
    if (!enable || layout !== undefined) return undefined;
    const known = this.#queries.get(document) ?? { query: neighborQuery(document) };
    this.#queries.set(document, known);
    return known.query;
  }

  #entryOf(address: string, query: NeighborQuery, host: NeighborHost): Entry {
    const isDeep = [...query.titled.keys()].some((path) => path.includes('/'));
    const known = this.#entries.get(address);
    if (known === undefined) {
      const entry: Entry = {
        neighbors: new Kept<Neighbors>({
          read: (previous) => host.read(entry.query, previous),
          isWatched: () => entry.watcher?.isActive === true,
          onDidReadLate: () => this.#onDidRead(address),
        }),
        query,
        isDeep,
        watcher: this.#watch(query.folder, isDeep),
      };
      this.#entries.set(address, entry);
      return entry;
    }
    if (known.query !== query && !asksTheSame(known.query, query)) known.neighbors.markStale();
    known.query = query;
    if (isDeep && !known.isDeep) {
      known.watcher?.dispose();
      known.watcher = this.#watch(query.folder, isDeep);
      known.isDeep = true;
    }
    return known;
  }
}
