import { isValidDigest } from '#schemas/values/digest';
import type { Model } from '#service/document/parsedDocument';
import type { DescriptorView } from '#service/document/views';
import { blobPathOf } from '#service/oci/blobPath';
import type { Layout, LayoutContent, LayoutPlace } from './layout';

/** A descriptor of a document, with the blob of the layout that it names. */
export interface ReferredBlob {
  readonly descriptor: DescriptorView;
  /** Undefined where the layout does not have the blob. */
  readonly blob: LayoutContent | undefined;
}

/** What was found last for the descriptors of a document, about which many rules ask. */
const known = new WeakMap<
  readonly DescriptorView[],
  { readonly layout: Layout; readonly referred: readonly ReferredBlob[] }
>();

/**
 * The descriptors of a document whose digests are valid, with the blobs that they name. None for a document outside of
 * a layout. Others have no blob that anybody could find, and rules of their own.
 */
export function referredBlobs(
  descriptors: readonly DescriptorView[],
  place: LayoutPlace | undefined,
): readonly ReferredBlob[] {
  if (place === undefined) return [];
  const { layout } = place;
  const before = known.get(descriptors);
  if (before?.layout === layout) return before.referred;
  const referred: ReferredBlob[] = [];
  for (const descriptor of descriptors) {
    const { digest } = descriptor.value;
    if (digest !== undefined && (descriptor.hasOrdinaryDigest || isValidDigest(digest)))
      referred.push({ descriptor, blob: layout.blob(digest) });
  }
  known.set(descriptors, { layout, referred });
  return referred;
}

const soundness = new WeakMap<LayoutContent, boolean>();

/** Tells whether a blob is what its name says, as far as its bytes have been read. */
export function isSound(content: LayoutContent): boolean {
  const known = soundness.get(content);
  if (known !== undefined) return known;
  const { type, problem, digest, path } = content;
  const found = type === 'file' && problem === undefined && (digest === undefined || isNamed(path, digest));
  soundness.set(content, found);
  return found;
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
