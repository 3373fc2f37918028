import type { CancellationToken } from 'vscode-languageserver';
import type { Layout, LayoutPlace, NeighborQuery, Neighbors, ReadFile } from '#service';

/** What the server needs of its host beside the connection. */
export interface ServerHost {
  /** Reads a file by its address; undefined where there is none. */
  readonly readFile: ReadFile;
  /** What the host has of image layouts; a host without files has none but those that the client serves. */
  readonly layouts?: LayoutHost | undefined;
  /** What the host has of the files beside documents; a host without files has none. */
  readonly neighbors?: NeighborHost | undefined;
  /** Finds the documents at or below an address; a host without files finds none. */
  readonly findDocuments?: FindDocuments | undefined;
  /** How long the client's answer about its settings is waited for; a few seconds where the host does not care. */
  readonly patienceInMilliseconds?: number | undefined;
}

/** Files cannot be read now, and may be readable at the next try, without a change that anybody would tell of. */
export class UnreachableFiles extends Error {}

/** Reads image layouts by the addresses of their folders. Nothing outside of a layout is read, links followed. */
export interface LayoutHost {
  /**
   * Reads the layout in a folder, or in an archive; undefined for a folder that is none.
   * @param previous the layout as it was read before; what has not changed since is not read again
   * @param work given for what may take long, which only reading an archive does
   * @throws Error whose message says in a sentence why an archive has no layout
   * @throws UnreachableFiles
   */
  read(folder: string, previous: Layout | undefined, work?: LongWork): Promise<Layout | undefined>;
  /** Whether a file, given by its URI, seems to be the archive of a layout. Only its beginning is looked at. */
  looksLikeArchive?(file: string): Promise<boolean>;
  /**
   * All bytes of a file of a layout in an archive.
   * @throws Error whose message says why it cannot be read, in words that follow a colon
   */
  readArchived?(layout: Layout, path: string): Promise<Uint8Array>;
  /**
   * Reads the blobs of a layout to their end that have not been. Gives the layout with what was found out, all of it or,
   * after it was canceled, a part; a sentence where the archive of the layout can no longer be read, or a
   * file of this program cannot be loaded. A host that cannot do so
   * verifies nothing.
   */
  verify?(layout: Layout, work: LongWork): Promise<Layout | string>;
  /**
   * The same for blobs that only the client has.
   * @param paths the blobs to read
   * @param read gives all bytes of a blob; fails with the reason in words that follow a colon
   */
  verifyServed?(
    layout: Layout,
    paths: ReadonlySet<string>,
    read: (path: string) => Promise<Uint8Array>,
    work: LongWork,
  ): Promise<Layout | string>;
  /**
   * Gives a file that has hard links a content of its own, before the client changes it in place.
   * @throws Error where that cannot be done
   */
  separateFromLinks?(file: string): Promise<void>;
  /** Computes the digest of bytes by an algorithm, faster than this program can in all hosts. */
  readonly digestOf?: (algorithm: string, bytes: Uint8Array) => string | undefined;
}

/** Reads the files beside documents. Nothing outside of the document’s folder is read, links followed. */
export interface NeighborHost {
  /**
   * Reads what a document asks of the files beside it; undefined where that is not known.
   * @param previous what was read before; the same object is given where nothing has changed
   * @throws UnreachableFiles
   */
  read(query: NeighborQuery, previous?: Neighbors): Promise<Neighbors | undefined>;
}

/** What somebody waits for who sees how far it is, and may cancel it. */
export interface LongWork {
  readonly token: CancellationToken;
  /** Told how many bytes have been read, and how many there are to read. */
  readonly onProgress: (read: number, total: number) => void;
}

/** A file that was read as text. */
export interface TextOfFile {
  readonly uri: string;
  readonly text: string;
  /** The layout that it is part of. */
  readonly layout?: LayoutPlace | undefined;
}

/** A file that cannot be read. */
export interface UnreadFile {
  readonly uri: string;
  /** Why, in words that follow the name of the file and a colon. */
  readonly problem: string;
  /** Whether it was only met in a search and cannot be a document, such as an empty file; false if absent. */
  readonly isPassedOver?: boolean;
}

/**
 * Reads a file, or finds and reads the documents below a folder or in an archive, as the command line does.
 * @param uri the address of the file or folder
 * @param exclude globs of what is left out, relative to the folder
 * @param token ends the reading of an archive, which may take long
 */
export type FindDocuments = (
  uri: string,
  exclude: readonly string[],
  token?: CancellationToken,
) => AsyncIterable<TextOfFile | UnreadFile>;
