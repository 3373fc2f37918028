import type { Catalogue } from '#schemas/catalogue/catalogue';
import { escapeMarkdown } from '#schemas/markdown';
import type { LayoutPlace } from '#service/layout/layout';
import { validDigest } from '#service/features/layoutBlobs';
import { blobInWords } from '#service/features/blobInWords';

/** What the layout has under a digest; nothing outside of a layout, and for what is not a digest. */
export function explainBlob(
  digest: string,
  place: LayoutPlace | undefined,
  catalogue: Catalogue,
): readonly string[] {
  if (place === undefined || validDigest(digest) === undefined) return [];
  const blob = place.layout.blob(digest);
  if (blob === undefined) return ['The layout does not have this blob.'];
  if (blob.type !== 'file') return ['In the layout, this is not a regular file.'];
  return [`In the layout: **${escapeMarkdown(blobInWords(blob, catalogue))}**.`];
}
