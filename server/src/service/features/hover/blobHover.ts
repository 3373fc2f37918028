import type { Catalogue } from '#schemas/catalogue/catalogue';
import { escapeMarkdown } from '#schemas/markdown';
import type { LayoutContent, LayoutPlace } from '#service/layout/layout';
import { formNames, formOfBytes } from '#service/oci/contentForm';
import { validDigest } from '#service/features/layoutBlobs';
import { humanSize } from '#service/features/byteSize';
import { summarize } from '#service/features/summary';

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
  return [`In the layout: ${whatIs(blob, catalogue)}.`];
}

function whatIs({ document, head, size }: LayoutContent, catalogue: Catalogue): string {
  const summary = document === undefined ? undefined : summarize(document, catalogue);
  if (summary !== undefined) return `**${escapeMarkdown(summary)}**`;
  if (head === undefined) return humanSize(size);
  const form = formOfBytes(head);
  // What begins like text may go on as anything.
  const isCertain = form !== undefined && (form !== 'text' || size <= head.length);
  return isCertain ? `${formNames[form]}, ${humanSize(size)}` : humanSize(size);
}
