/** Why an archive could not be read to its end. */
export type ArchiveEnd =
  /** The file ends before the archive does. */
  | 'cut-off'
  /** The compressed data or a header is not what it must be. */
  | 'damaged'
  /** The archive ends between two entries, without the blocks of zeros that mark the end. */
  | 'no-end'
  /** There are more entries, or longer names, than this program reads. */
  | 'too-many'
  /** The content is so large, or so much larger than the compressed file, that reading it would be an attack’s success. */
  | 'too-large'
  /** Decompression needs more memory than decoders use. */
  | 'window';

/** Reading an archive has come to an end too early; what was read before counts. */
export class ArchiveProblem extends Error {
  readonly kind: ArchiveEnd;
  /** Whether the compressed data that the archive is in has the problem. */
  readonly isOfCompression: boolean;

  constructor(kind: ArchiveEnd, isOfCompression = false) {
    super(kind);
    this.kind = kind;
    this.isOfCompression = isOfCompression;
  }
}
