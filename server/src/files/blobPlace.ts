import type { Compression, VerificationStep } from '#service';

/** Where the bytes of a blob are: in a file, from an offset on. */
export interface BlobPlace {
  /** A path without links. */
  readonly file: string;
  /** In bytes. */
  readonly offset: number;
  /** How the file is compressed that the blob is part of; the offset is then one in its content. */
  readonly within?: Compression | undefined;
}

/** Tells where the blobs of a layout are. */
export interface BlobPlaces {
  /** @throws UnreadableFile for what is not there, is outside of the layout, or has no bytes of its own */
  placeOf(path: string): BlobPlace | Promise<BlobPlace>;
}

/** A blob to read to its end. */
export type BlobToRead = VerificationStep & BlobPlace;

/** Blobs that one thread reads. Those of a compressed file are in the order of their offsets. */
export type BlobsToRead = readonly [BlobToRead, ...BlobToRead[]];
