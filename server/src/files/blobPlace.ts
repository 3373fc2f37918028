import type { Compression, VerificationStep } from '#service';

/** Where the bytes of a blob are: with somebody who gives all of them when they are to be read. */
export interface ServedBlob {
  /** Fails with the reason in words that follow a colon. */
  readonly serve: () => Promise<Uint8Array>;
}

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
  placeOf(path: string): BlobPlace | ServedBlob | Promise<BlobPlace>;
}

/** A blob to read to its end. */
export type BlobToRead = VerificationStep & BlobPlace;

/** A blob to read whose bytes are at hand. */
export type BlobAtHand = VerificationStep & { readonly content: Uint8Array };

/** What one thread reads: blobs in a file, those of a compressed one in the order of their offsets, or one blob at hand. */
export type BlobsToRead = readonly [BlobToRead, ...BlobToRead[]] | readonly [BlobAtHand];
