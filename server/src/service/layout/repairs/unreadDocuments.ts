import { formatPath, type JsonPath } from '#schemas/jsonPath';
import { kindByDescriptorType } from '#schemas/kinds';
import { largestDocumentInBytes } from '#schemas/limits';
import { isPlainArray, isPlainObject, memberAt } from '#schemas/plainData';
import { counted, listOf } from '#schemas/prose';
import { isValidDigest } from '#schemas/values/digest';
import { goFold } from '#service/document/goFold';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { ShapeIssue } from '#service/document/shape';
import {
  blobsFolder,
  digestOfPath,
  dockerSaveFile,
  indexFile,
  pathOfDigest,
  type Layout,
  type LayoutContent,
  type Reference,
} from '#service/layout/layout';
import { looksLikeJson } from '#service/oci/contentForm';
import { isTemporary } from '#service/layout/temporaryFiles';
import { blobPathOf } from '#service/oci/blobPath';
import { isDamaged } from './jsonBytes';
import { leadingKinds } from './leadingKinds';
import { misplacedBlobs, type MisplacedBlobs } from './misplacedBlobs';

/** The documents of a layout that may lead to blobs, and of which nobody knows to which. */
export interface UnreadDocuments {
  /**
   * Those that are there and cannot be read in full: they are not JSON, too large, not a file, or lack a list; or they have
   * digests or repeated members from which it cannot be told where they lead. Also folders of which it is unknown what is
   * in them.
   */
  readonly unreadable: readonly string[];
  /** `index.json`, and what an index lists, where the layout does not have it. */
  readonly absent: readonly string[];
}

/**
 * Finds the documents that cannot be read: of those that are there by their names or that descriptors lead to, and of those
 * that nothing leads to and that may be referrers.
 * @param documentAt a document as it is now; undefined where there is none
 * @param isKnown tells whether it is known of a document where it leads
 */
export function unreadDocuments(
  layout: Layout,
  documentAt: (path: string) => ParsedDocument | undefined,
  isKnown: (document: ParsedDocument | undefined) => boolean = (document) =>
    isRead(document, misplacedBlobs(layout)),
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
        if (isDamaged(content, layout) || !isKnown(documentAt(to))) unreadable.add(to);
      } else if (reference.descriptor.role === 'manifest') absent.add(to);
    }
  for (const content of contents.values())
    if (
      hidesContent(layout, content) ||
      (mayBeReferrer(layout, content) && !isKnownReferrer(documentAt(content.path), isKnown))
    )
      unreadable.add(content.path);
  return { unreadable: [...unreadable], absent: [...absent] };
}

/**
 * Tells whether `index.json` is missing, or is an index without any list: one that is added takes the place of nothing. With
 * a list, another document would be two things at once.
 */
export function lacksList({ contents }: Layout): boolean {
  const index = contents.get(indexFile);
  if (index === undefined) return true;
  if (index.document?.detection?.instead !== undefined) return false;
  const read = index.document?.syntax.complete === true ? index.document.model?.asGoReads : undefined;
  return isPlainObject(read) && (memberAt(read, 'manifests') ?? null) === null;
}

/** Tells whether a descriptor is one of a document that has descriptors itself. */
export function mayLeadOn({ descriptor: { role, value } }: Reference): boolean {
  const kind = kindByDescriptorType.get(value.mediaType ?? '');
  return role === 'manifest' || role === 'subject' || (kind !== undefined && leadingKinds.has(kind));
}

/** Tells whether a blob that no descriptor leads to may be a manifest with a subject. */
function mayBeReferrer(layout: Layout, { type, path, digest, head, size, problem }: LayoutContent): boolean {
  if (type !== 'file' || digestOfPath(path) === undefined || isTemporary(path)) return false;
  const names = digest === undefined ? [path] : [path, blobPathOf(digest)];
  if (names.some((name) => layout.referencesTo(name).length > 0)) return false;
  if (head === undefined) return problem !== undefined && size <= largestDocumentInBytes;
  return looksLikeJson(head) || looksLikeWideJson(head);
}

/**
 * Tells whether it is unknown what is at a path where blobs are: in a folder that cannot be listed, at the end of a link out
 * of the layout, or in what is not a regular file. A descriptor that leads to the blob says whether it leads on.
 */
function hidesContent(layout: Layout, { type, path, problem }: LayoutContent): boolean {
  const isFolderOfBlobs = path === blobsFolder || /^blobs\/[^/]+$/.test(path);
  if (isFolderOfBlobs) return type === 'outside' || (type === 'folder' && problem !== undefined);
  if (type === 'file' || type === 'folder' || digestOfPath(path) === undefined) return false;
  return layout.referencesTo(path).length === 0;
}

/** Tells whether bytes begin as JSON in UTF-16 does, which no tool of this field reads. */
function looksLikeWideJson([first, second, third, fourth]: Uint8Array): boolean {
  const isLittle = first === 0xff && second === 0xfe && isOpening(third) && fourth === 0;
  const isBig = first === 0xfe && second === 0xff && third === 0 && isOpening(fourth);
  return isLittle || isBig || (first === 0 && isOpening(second));
}

function isOpening(byte: number | undefined): boolean {
  return byte === 0x7b || byte === 0x5b;
}

function isKnownReferrer(
  document: ParsedDocument | undefined,
  isKnown: (document: ParsedDocument | undefined) => boolean,
): boolean {
  if (document?.syntax.complete !== true) return false;
  return document.model === undefined || !leadingKinds.has(document.model.kind) || isKnown(document);
}

/** Tells whether a document may name blobs at places that this program does not know: it has a list, or no known kind. */
export function mayLeadBeyondDescriptors({ model }: ParsedDocument): boolean {
  return model === undefined || model.kind === 'docker-schema1' || leadingKinds.has(model.kind);
}

/** Tells whether the lists and descriptors of a document can be read, whatever digests these have. */
export function hasReadableLists(document: ParsedDocument | undefined): boolean {
  const model = document?.syntax.complete === true ? document.model : undefined;
  return model !== undefined && model.kind !== 'descriptor' && !model.shapeIssues.some(hidesBlobs);
}

/** Tells whether it is known of a document to which blobs it leads. */
export function isRead(document: ParsedDocument | undefined, misplaced: MisplacedBlobs): boolean {
  return hasReadableLists(document) && whyUnclear(document, misplaced) === undefined;
}

/**
 * Why it cannot be told where a document leads whose lists can be read, as a phrase that follows its name. A digest that is
 * not valid may be that of any blob, unless a blob was found by it, and of members with the same name others may read another
 * than this program does.
 */
export function whyUnclear(
  document: ParsedDocument | undefined,
  misplaced: MisplacedBlobs,
): string | undefined {
  const model = document?.model;
  if (model === undefined) return undefined;
  const repeated = document?.duplicates.map(({ key }) => goFold(key)) ?? [];
  const clashing = model.foldedKeys
    .filter(({ rival }) => rival !== undefined)
    .map(({ name }) => goFold(name));
  const name = [...repeated, ...clashing].find((member) => repeatable.has(member));
  if (name !== undefined) return `has the member "${repeatable.get(name)}" more than once`;
  const descriptor = model.descriptors.find(
    ({ hasOrdinaryDigest, value: { digest } }) =>
      !hasOrdinaryDigest &&
      digest !== undefined &&
      !isValidDigest(digest) &&
      !misplaced.has(pathOfDigest(digest) ?? ''),
  );
  const place = descriptor === undefined ? invalidDigestIn(model) : [...descriptor.path, 'digest'];
  return place && `has a digest that is not valid at ${formatPath(place)}`;
}

/** The place of a digest outside of descriptors that is not valid: of a layer. */
function invalidDigestIn({ kind, value }: Model): JsonPath | undefined {
  const member = kind === 'wasm-config' ? 'layerDigests' : kind === 'docker-schema1' ? 'fsLayers' : undefined;
  const list = member && memberAt(value, member);
  if (member === undefined || list === undefined) return undefined;
  if (!isPlainArray(list)) return [member];
  const index = list.findIndex((item) => {
    const digest = kind === 'docker-schema1' ? memberAt(item, 'blobSum') : item;
    return typeof digest !== 'string' || !isValidDigest(digest);
  });
  return index === -1 ? undefined : [member, index];
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

/** The members that lead somewhere at any depth, by their names as Go compares them. */
const repeatable: ReadonlyMap<string, string> = new Map(
  ['config', 'layers', 'manifests', 'blobs', 'subject', 'layerDigests', 'fsLayers', 'blobSum', 'digest'].map(
    (name) => [goFold(name), name],
  ),
);

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
        `${path} was not changed, because only a document that cannot be read in full may lead to it: ${parents}.`,
    ),
    ...kept.map(
      (path) =>
        `${path} cannot be read in full and may still name the old digest of a blob that has a new one, so no blob is deleted.`,
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
