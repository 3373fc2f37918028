import { kindByDescriptorType, type Kind } from '#schemas/kinds';
import { counted, listOf } from '#schemas/prose';
import type { ParsedDocument } from '#service/document/parsedDocument';
import type { Layout, Reference } from '#service/layout/layout';
import { isExpected } from './absentEntries';

/** The kinds of document that name other blobs. */
const leadingKinds: ReadonlySet<Kind> = new Set([
  'image-manifest',
  'image-index',
  'docker-manifest',
  'docker-manifest-list',
  'artifact-manifest',
  'wasm-config',
]);

/** The documents of a layout that may lead to blobs, and of which nobody knows to which. */
export interface UnreadDocuments {
  /** Those that are there and cannot be read to their end: they are not JSON, too large, or not a file. */
  readonly unreadable: readonly string[];
  /** Those that an index lists and that the layout does not have. */
  readonly absent: readonly string[];
}

/**
 * Finds the documents that descriptors lead to and that cannot be read.
 * @param documentAt a document as it is now; undefined where there is none
 */
export function unreadDocuments(
  layout: Layout,
  documentAt: (path: string) => ParsedDocument | undefined,
): UnreadDocuments {
  const unreadable = new Set<string>();
  const absent = new Set<string>();
  for (const from of layout.contents.keys())
    for (const reference of layout.referencesFrom(from)) {
      if (!mayLeadOn(reference)) continue;
      const { to, descriptor } = reference;
      if (layout.contents.has(to)) {
        if (!isRead(documentAt(to))) unreadable.add(to);
      } else if (descriptor.role === 'manifest' && isExpected(descriptor.value)) absent.add(to);
    }
  return { unreadable: [...unreadable], absent: [...absent] };
}

function mayLeadOn({ descriptor: { role, value } }: Reference): boolean {
  const kind = kindByDescriptorType.get(value.mediaType ?? '');
  return role === 'manifest' || role === 'subject' || (kind !== undefined && leadingKinds.has(kind));
}

/** Tells whether all descriptors of a document are known. */
function isRead(document: ParsedDocument | undefined): boolean {
  return document?.model !== undefined && document.model.kind !== 'descriptor' && document.syntax.complete;
}

/** Tells whether it is known of all documents where they lead. */
export function isAllRead({ unreadable, absent }: UnreadDocuments): boolean {
  return unreadable.length === 0 && absent.length === 0;
}

/**
 * What a repair says about documents that cannot be read, in whole sentences.
 * @param withheld the blobs that stay as they are because of that
 * @param isRenamed whether other blobs get another name
 */
export function unreadInWords(
  { unreadable, absent }: UnreadDocuments,
  withheld: readonly string[],
  isRenamed: boolean,
): readonly string[] {
  const parents = inShort([...unreadable, ...absent]);
  const kept = isRenamed ? unreadable : [];
  return [
    ...withheld.map(
      (path) =>
        `${path} was not changed, because only a document that cannot be read may lead to it: ${parents}.`,
    ),
    ...kept.map(
      (path) =>
        `${path} cannot be read and may still name the old digest of a blob that has a new one, so no blob is deleted.`,
    ),
  ];
}

/** So many documents are named in one sentence. */
const mostNamed = 3;

function inShort(paths: readonly string[]): string {
  const rest = paths.length - mostNamed;
  return listOf(rest > 0 ? [...paths.slice(0, mostNamed), counted(rest, 'other')] : paths);
}
