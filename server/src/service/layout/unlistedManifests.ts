import type { TypedKind } from '#service/oci/ownMediaType';
import { digestOfPath, type Layout, type LayoutContent } from './layout';
import { manifestEntry, typedKindOf, type ManifestEntry } from './manifestEntry';
import { isSound } from './referredBlobs';
import { isTemporary } from './temporaryFiles';

/** A manifest or index that no document of its layout leads to. */
export interface UnlistedManifest {
  readonly path: string;
  readonly kind: TypedKind;
  /** The descriptor by which the index would list it. */
  readonly entry: ManifestEntry;
}

/** The blobs that the index of a layout does not lead to, temporary files of other programs aside. */
export function unreferencedBlobs({ contents, reached }: Layout): readonly LayoutContent[] {
  return [...contents.values()].filter(
    ({ path, type }) =>
      type === 'file' && digestOfPath(path) !== undefined && !reached.has(path) && !isTemporary(path),
  );
}

/** The manifests and indexes that no document leads to, in the order of the layout. */
export function unlistedManifests(layout: Layout): readonly UnlistedManifest[] {
  return unreferencedBlobs(layout).flatMap((content) => unlistedManifest(layout, content) ?? []);
}

/** A blob as a manifest that no document leads to; undefined for other blobs, and for those that such a manifest leads to. */
export function unlistedManifest(layout: Layout, content: LayoutContent): UnlistedManifest | undefined {
  return isSound(content) ? unlistedDocument(layout, content) : undefined;
}

/**
 * The same for a blob whose content may not be what its name says.
 * @param isParent tells whether what the document at a path leads to counts
 */
export function unlistedDocument(
  layout: Layout,
  content: LayoutContent,
  isParent: (path: string) => boolean = () => true,
): UnlistedManifest | undefined {
  const { path } = content;
  const kind = typedKindOf(content);
  const entry = manifestEntry(content);
  const isListed = layout
    .referencesTo(path)
    .some(({ from, descriptor }) => from !== path && descriptor.role !== 'subject' && isParent(from));
  return kind === undefined || entry === undefined || isListed ? undefined : { path, kind, entry };
}
