import type { Catalogue } from '#schemas/catalogue/catalogue';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { grouped, listOf } from '#schemas/prose';
import { indexFile, type LayoutPlace } from '#service/layout/layout';
import type { Model } from '#service/document/parsedDocument';
import type { DescriptorView } from '#service/document/views';
import { referenceNameOf } from '#service/oci/annotationValues';
import { entriesOf } from '#service/oci/attestations';
import { IndexEntries } from './indexEntries';
import { layoutBlob } from './layoutBlobs';

/**
 * What the `index.json` of an image layout says of the layout, as a paragraph of Markdown: what it lists, and what of that
 * the layout has. Nothing for other documents.
 */
export function explainLayout(
  model: Model,
  catalogue: Catalogue,
  layout: LayoutPlace | undefined,
): readonly string[] {
  if (layout?.path !== indexFile) return [];
  const present: DescriptorView[] = [];
  const absent: DescriptorView[] = [];
  for (const entry of entriesOf(model.descriptors)) {
    const { digest } = entry.value;
    const isPresent = digest !== undefined && layoutBlob(layout, digest) !== undefined;
    (isPresent ? present : absent).push(entry);
  }
  const entries = new IndexEntries(model, catalogue);
  const name = (views: readonly DescriptorView[]): string => namesOf(views, entries);
  return [`It is the entry point of an image layout. ${whatIsThere(present, absent, name)}`];
}

function whatIsThere(
  present: readonly DescriptorView[],
  absent: readonly DescriptorView[],
  name: (views: readonly DescriptorView[]) => string,
): string {
  const total = present.length + absent.length;
  if (total === 0) return 'It lists nothing.';
  if (total === 1)
    return absent.length === 0
      ? `It lists 1 manifest, which the layout has: ${name(present)}.`
      : `It lists 1 manifest, which the layout does not have: ${name(absent)}.`;
  const lists = `It lists ${grouped(total)} manifests.`;
  if (absent.length === 0) return `${lists} The layout has all of them: ${name(present)}.`;
  if (present.length === 0) return `${lists} The layout has none of them: ${name(absent)}.`;
  return `${lists} The layout has ${grouped(present.length)} of them: ${name(present)}. It does not have ${name(absent)}.`;
}

/** The most entries that are named. */
const mostNames = 5;

function namesOf(views: readonly DescriptorView[], entries: IndexEntries): string {
  const names = views.slice(0, mostNames).map((view) => {
    const tag = referenceNameOf(view);
    const what = escapeMarkdown(entries.nameOf(view));
    return tag === undefined ? what : `${quote(tag)} (${what})`;
  });
  const others = views.length - names.length;
  return listOf(others === 0 ? names : [...names, `${grouped(others)} more`]);
}
