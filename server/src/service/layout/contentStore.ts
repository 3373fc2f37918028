/** What a layout has at a path. */
export interface StoredFile {
  /** Below the folder of the layout, with slashes. */
  readonly path: string;
  /**
   * A regular file, a folder, a link that leads out of the layout and is therefore not followed, or something else that
   * nobody reads, such as a FIFO or a link to nothing.
   */
  readonly type: 'file' | 'folder' | 'outside' | 'other';
  /** In bytes; 0 for what is not a file. */
  readonly size: number;
  /** Where a symbolic link leads, as it is written; undefined for what is no link. */
  readonly link?: string;
  /** Changes whenever the content may have changed; the same for the same content. */
  readonly stamp: string;
  /** When the content was last changed, in milliseconds since 1970; undefined where that is unknown. */
  readonly modified?: number;
}

/** The files of an image layout, wherever they are. Nothing outside of the layout is read, links followed. */
export interface ContentStore {
  /** The URI of the layout’s folder, without a slash at the end. */
  readonly address: string;
  /**
   * What the layout has, in the order of the paths: the entries of its folder, of `blobs`, and of the folders in `blobs`.
   * What cannot be listed has no entries.
   */
  list(): Promise<readonly StoredFile[]>;
  /**
   * The bytes from an offset on, fewer where the file ends before.
   * @throws Error whose message says why the file cannot be read, as a phrase that follows its name
   */
  read(path: string, offset: number, length: number): Promise<Uint8Array>;
}
