import { kindByDescriptorType, type Kind } from '#schemas/kinds';
import { isPlainObject, memberAt } from '#schemas/plainData';
import { counted, listOf } from '#schemas/prose';
import type { ParsedDocument } from '#service/document/parsedDocument';
import type { ShapeIssue } from '#service/document/shape';
import { dockerSaveFile, indexFile, type Layout, type Reference } from '#service/layout/layout';
import { isDamaged } from './jsonBytes';
import { misplacedBlobs } from './misplacedBlobs';

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
  /** Those that are there and cannot be read to their end: they are not JSON, too large, not a file, or lack a list. */
  readonly unreadable: readonly string[];
  /** `index.json`, and what an index lists, where the layout does not have it. */
  readonly absent: readonly string[];
}

/**
 * Finds the documents that are there by their names, or that descriptors lead to, and that cannot be read.
 * @param documentAt a document as it is now; undefined where there is none
 * @param isKnown tells whether it is known of a document where it leads
 */
export function unreadDocuments(
  layout: Layout,
  documentAt: (path: string) => ParsedDocument | undefined,
  isKnown: (document: ParsedDocument | undefined) => boolean = isRead,
): UnreadDocuments {
  const { contents } = layout;
  const unreadable = new Set<string>();
  const absent = new Set<string>();
  if (!contents.has(indexFile)) absent.add(indexFile);
  else if (!isKnown(documentAt(indexFile))) unreadable.add(indexFile);
  // What else has this name names no blobs.
  if (contents.has(dockerSaveFile) && documentAt(dockerSaveFile)?.syntax.complete !== true)
    unreadable.add(dockerSaveFile);
  const misplaced = misplacedBlobs(layout);
  const known = new Set<string>();
  for (const from of contents.keys())
    for (const reference of layout.referencesFrom(from)) {
      const to = misplaced.get(reference.to) ?? reference.to;
      if (known.has(to) || !mayLeadOn(reference)) continue;
      const content = contents.get(to);
      if (content !== undefined) {
        known.add(to);
        if (isDamaged(content) || !isKnown(documentAt(to))) unreadable.add(to);
      } else if (reference.descriptor.role === 'manifest') absent.add(to);
    }
  return { unreadable: [...unreadable], absent: [...absent] };
}

/** Tells whether `index.json` is missing, or has no list at all: one that is added takes the place of nothing. */
export function lacksList({ contents }: Layout): boolean {
  const index = contents.get(indexFile);
  if (index === undefined) return true;
  const read = index.document?.syntax.complete === true ? index.document.model?.asGoReads : undefined;
  return isPlainObject(read) && (memberAt(read, 'manifests') ?? null) === null;
}

function mayLeadOn({ descriptor: { role, value } }: Reference): boolean {
  const kind = kindByDescriptorType.get(value.mediaType ?? '');
  return role === 'manifest' || role === 'subject' || (kind !== undefined && leadingKinds.has(kind));
}

/** Tells whether all descriptors of a document are known. */
export function isRead(document: ParsedDocument | undefined): boolean {
  const model = document?.syntax.complete === true ? document.model : undefined;
  return model !== undefined && model.kind !== 'descriptor' && !model.shapeIssues.some(hidesBlobs);
}

/** The members of documents that say where these lead. */
const leadingMembers: ReadonlySet<unknown> = new Set([
  'config',
  'layers',
  'manifests',
  'blobs',
  'subject',
  'layerDigests',
]);

/** Tells whether a document may name blobs at a place whose value has the wrong shape, or is missing. */
function hidesBlobs({ path: [member, ...below] }: ShapeIssue): boolean {
  if (member === undefined) return true;
  if (!leadingMembers.has(member)) return false;
  const name = below.at(-1);
  return name === undefined || typeof name === 'number' || name === 'digest';
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

/** So many paths are named in one sentence. */
const mostNamed = 3;

/** The first of some paths, and how many others there are. */
export function inShort(paths: readonly string[]): string {
  const rest = paths.length - mostNamed;
  return listOf(rest > 0 ? [...paths.slice(0, mostNamed), counted(rest, 'other')] : paths);
}
