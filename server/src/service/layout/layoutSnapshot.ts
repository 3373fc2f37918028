import type { ParsedDocument } from '../document/parsedDocument';

/** What is known of a blob of an image layout (image-layout.md, "Blobs"), read before the rules run. */
export interface BlobFacts {
  /** The length of the file in bytes. */
  readonly size: number;
  /** The digest of the file's bytes by the algorithm that its name claims; undefined when it was not computed. */
  readonly digest: string | undefined;
  /** The first bytes of the file, by which compression and type are told. */
  readonly head: Uint8Array;
  /** The document in the file, when its descriptors say that it is one. */
  readonly document: ParsedDocument | undefined;
}

/**
 * The layout around a document, as it was at one moment. Rules that need other files look here; they read
 * nothing themselves, so that a host can collect the facts in whatever way it has access to them.
 */
export interface LayoutSnapshot {
  /** The facts of the blob with this digest; undefined when the layout has none, which is legal. */
  readonly blob: (digest: string) => BlobFacts | undefined;
}
