import { isValidDigest } from '#schemas/values/digest';
import type { Model } from '#service/document/parsedDocument';
import type { DescriptorView } from '#service/document/views';
import { blobPathOf } from '#service/oci/blobPath';
import type { LayoutContent, LayoutPlace } from './layout';

/** A descriptor of a document, with the blob of the layout that it names. */
export interface ReferredBlob {
  readonly descriptor: DescriptorView;
  /** Undefined where the layout does not have the blob. */
  readonly blob: LayoutContent | undefined;
}

/**
 * The descriptors of a document whose digests are valid, with the blobs that they name. None for a document outside of
 * a layout. Others have no blob that anybody could find, and rules of their own.
 */
export function* referredBlobs(
  descriptors: readonly DescriptorView[],
  place: LayoutPlace | undefined,
): Iterable<ReferredBlob> {
  if (place === undefined) return;
  for (const descriptor of descriptors) {
    const { digest } = descriptor.value;
    if (digest !== undefined && (descriptor.hasOrdinaryDigest || isValidDigest(digest)))
      yield { descriptor, blob: place.layout.blob(digest) };
  }
}

/** Tells whether a blob is what its name says, as far as its bytes have been read. */
export function isSound({ type, problem, digest, path }: LayoutContent): boolean {
  return type === 'file' && problem === undefined && (digest === undefined || isNamed(path, digest));
}

/** The content of the document that a blob is; undefined for one that was changed, or is not a document. */
export function soundModel(blob: LayoutContent | undefined): Model | undefined {
  return blob === undefined || !isSound(blob) ? undefined : blob.document?.model;
}

/** Tells whether the blob of a descriptor is at hand and has another size, which is the finding about its size then. */
export function hasOtherSize(
  { value: { digest, size } }: DescriptorView,
  place: LayoutPlace | undefined,
): boolean {
  const blob = place?.layout.blob(digest);
  return blob !== undefined && isSound(blob) && blob.size !== size;
}

/** Tells whether a blob has the name of a digest. */
export function isNamed(path: string, digest: string): boolean {
  return path === blobPathOf(digest);
}
