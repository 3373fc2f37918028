import type { CompletionItem } from 'vscode-languageserver-types';
import * as z from 'zod';
import type { AnnotationEntry } from '#schemas/catalogue/annotations';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { once } from '#schemas/once';
import { describe } from '#service/features/describe';
import { explainStatus } from '#service/features/hover/entryStatus';
import { sourceParagraph } from '#service/features/hover/markdown';
import { explainMediaType } from '#service/features/hover/mediaTypeHover';

/**
 * The entry of the catalogue that documents a candidate. Lists of media types and annotations are long, what is said of each
 * takes longer to write than to find it, and nobody reads more than a few.
 */
export type DocumentingEntry = { readonly mediaType: string } | { readonly annotation: string };

const documentingEntry = (): z.ZodType<DocumentingEntry> =>
  z.union([z.object({ mediaType: z.string() }), z.object({ annotation: z.string() })]);

/** An item whose documentation is asked for later, as clients send it back. */
const undocumentedItem = once(() =>
  z.object({ data: z.object({ uri: z.string(), entry: documentingEntry() }) }),
);

/** The data by which `documentItem` documents an item of the document with this URI. */
export function undocumented(
  uri: string,
  entry: DocumentingEntry,
): z.infer<ReturnType<typeof undocumentedItem>>['data'] {
  return { uri, entry };
}

/** The URI of the document that an item is about whose documentation is still to be written; undefined for other items. */
export function documentOfUndocumented(item: CompletionItem): string | undefined {
  return undocumentedItem().safeParse(item).data?.data.uri;
}

/** The item with its documentation; as it is where it names no entry, or one that the catalogue does not have. */
export function documentItem(item: CompletionItem, catalogue: Catalogue): CompletionItem {
  const entry = undocumentedItem().safeParse(item).data?.data.entry;
  const value = entry && documentationOfEntry(entry, catalogue);
  return value === undefined ? item : { ...item, documentation: { kind: 'markdown', value } };
}

/** What is said of an entry, as Markdown; undefined where the catalogue has no such entry. */
export function documentationOfEntry(entry: DocumentingEntry, catalogue: Catalogue): string | undefined {
  if ('mediaType' in entry) {
    if (catalogue.mediaType(entry.mediaType) === undefined) return undefined;
    const { facts, sources = [] } = explainMediaType(entry.mediaType, catalogue, false);
    return [...facts, ...sources.flatMap(sourceParagraph)].join('\n\n');
  }
  const annotation = catalogue.annotation(entry.annotation);
  return annotation && explainAnnotation(annotation);
}

/** What an annotation is for, as Markdown. */
function explainAnnotation({ description, claims, status, replacement, link }: AnnotationEntry): string {
  return [
    describe({ description, claims }),
    ...(status === 'current' ? [] : [explainStatus(status, replacement)]),
    ...sourceParagraph(link),
  ].join('\n\n');
}
