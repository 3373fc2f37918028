/** What a layout has at a path. */
export interface StoredFile {
  /** Below the folder of the layout, with slashes. */
  readonly path: string;
  /**
   * A regular file, a folder, a link that leads out of the layout, or of which nobody knows where it leads, and which is
   * therefore not followed, or something else that nobody reads, such as a FIFO or a link to nothing.
   */
  readonly type: 'file' | 'folder' | 'outside' | 'other';
  /** In bytes; 0 for what is not a file. */
  readonly size: number;
  /** Where a symbolic link leads, as it is written; undefined for what is no link, and where nobody knows. */
  readonly link?: string;
  /**
   * The path below the folder of the layout that leads there without links: of what is at the end of one, or in a folder to
   * which one leads. Undefined for what is at its own path, and where nobody knows.
   */
  readonly real?: string;
  /** The digest of all bytes by the algorithm of the name, where they had to be read anyway. */
  readonly digest?: string | undefined;
  /** Why nobody knows what is in a folder, in words that follow a colon; absent where that is known. */
  readonly problem?: string | undefined;
  /** Changes whenever the content may have changed; the same for the same content. */
  readonly stamp: string;
  /** When the content was last changed, in milliseconds since 1970; undefined where that is unknown. */
  readonly modified?: number;
}

/** Something unusual about what a layout is kept in, rather than about one of its files. */
export interface StoreProblem {
  readonly kind:
    /** The layout is in a folder of the archive. */
    | 'below-folder'
    /** A path leads out of the archive, and is left out. */
    | 'leads-out'
    /** A path is there more than once. The last one counts. */
    | 'duplicate'
    /** A part of the layout is a symbolic or hard link to something in the archive. */
    | 'link'
    /** A device, a FIFO, or something else that is neither a file nor a folder nor a link. */
    | 'special'
    /** The archive is incomplete. */
    | 'cut-off'
    /** The archive has no end marker, though it ends after a whole entry. */
    | 'no-end'
    /** The archive cannot be read on. */
    | 'damaged'
    /** There are more entries, or longer paths, than are read. */
    | 'too-many'
    /** The archive has more content than is read. */
    | 'too-large'
    /** The archive is not read on, because its decompression needs more memory than decoders use. */
    | 'window'
    /** All entries are there, but the compressed data ends before its own end. */
    | 'unfinished'
    /** All entries are there, but the compressed data is damaged behind them, or does not match its checksum. */
    | 'checksum'
    /** Something follows the compressed data. */
    | 'trailing';
  /** Where it is: the folder, the first such path, or the last entry that was read. */
  readonly path: string;
  readonly count: number;
}

/** The files of an image layout, wherever they are. Nothing outside of the layout is read, links followed. */
export interface ContentStore {
  /** The URI of the layout’s folder, without a slash at the end. */
  readonly address: string;
  /** What is unusual about what the layout is kept in. */
  readonly problems?: readonly StoreProblem[];
  /**
   * Files can only be read whole, and not where they have more bytes than this. Undefined where each part of a file can
   * be read.
   */
  readonly largestReadInBytes?: number;
  /**
   * What the layout has, in the order of the paths: the entries of its folder, of `blobs`, of the folders in `blobs`, and of
   * `ingest`, where oras writes temporary files.
   * A folder in it that cannot be listed has a problem.
   * @throws Error where nobody knows what the layout has
   */
  list(): Promise<readonly StoredFile[]>;
  /**
   * The bytes from an offset on, fewer where the file ends before.
   * @throws Error whose message says why the file cannot be read, in words that follow a colon
   */
  read(path: string, offset: number, length: number): Promise<Uint8Array>;
}
