import { propertiesOf, schemaAt } from '#schemas/introspection';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import { templates } from '#schemas/catalogue/templates';
import { schemaByKind } from '#schemas/kinds';
import { once } from '#schemas/once';
import { classifyManifest } from '#service/oci/classification';
import type { JsonPath } from '#schemas/jsonPath';
import { findProperty, findValue, nodeAtOffset } from '#service/document/locate';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import { valueAt } from '#service/document/shape';
import type { SyntaxNode } from '#service/document/syntaxNode';
import { fitFile, type OfferedFile } from './fileForDescriptor';
import { remove, set, type EditOperation, type JsonValue, type OffsetEdit } from '#service/edits/operations';
import { planEdits } from '#service/edits/planEdits';

/** What is known of a file that a descriptor is wanted for. */
export interface DescribedFile extends OfferedFile {
  readonly digest: string;
}

/** What it takes to put the descriptor of a file into a document. */
export interface DescriptorInsertion {
  /** Undefined where the text cannot be edited, and where the file is refused. */
  readonly edits: OffsetEdit[] | undefined;
  /** What speaks against the file, as a sentence; undefined for nothing. */
  readonly objection: string | undefined;
}

/**
 * The edits that put the descriptor of a file at a place for one. In a descriptor, its digest and size are set, and its
 * media type when none was chosen; to an array of descriptors, one is appended.
 */
export function insertDescriptor(
  document: ParsedDocument,
  target: DescriptorTarget,
  file: DescribedFile,
  catalogue: Catalogue,
): DescriptorInsertion {
  const { kind, path } = target;
  const written = kind === 'array' ? undefined : valueAt(document.value, [...path, 'mediaType']);
  const type = typeof written === 'string' ? written : undefined;
  const present = { type, isChosen: isChosen(type) };
  const { mediaType, objection, isRefused } = fitFile(path, present, file, catalogue);
  if (isRefused) return { edits: undefined, objection };
  const fitted = { ...file, mediaType };
  const edits =
    kind === 'descriptor'
      ? fillDescriptor(document, target, fitted)
      : appendDescriptor(document, target, fitted, catalogue);
  return { edits, objection };
}

/** A descriptor, or an array of descriptors. */
export interface DescriptorTarget {
  readonly kind: 'descriptor' | 'array';
  readonly path: JsonPath;
  readonly node: SyntaxNode;
}

/** The layers of a manifest; undefined for documents that have none. */
export function layersOf({ model, syntax }: ParsedDocument): DescriptorTarget | undefined {
  const path = ['layers'];
  const node = findValue(syntax.root, path);
  const isArray = model !== undefined && node?.type === 'array' && isDescriptor(model, [...path, 0]);
  return isArray ? { kind: 'array', path, node } : undefined;
}

/** The innermost descriptor or array of descriptors that contains `offset`; undefined where there is none. */
export function descriptorTargetAt(
  { model, syntax }: ParsedDocument,
  offset: number,
): DescriptorTarget | undefined {
  const position = model === undefined ? undefined : nodeAtOffset(syntax.root, offset);
  if (model === undefined || position === undefined) return undefined;
  for (let length = position.path.length; length >= 0; length--) {
    const path = position.path.slice(0, length);
    const node = findValue(syntax.root, path);
    if (node?.type === 'object' && isDescriptor(model, path)) return { kind: 'descriptor', path, node };
    if (node?.type === 'array' && isDescriptor(model, [...path, 0])) return { kind: 'array', path, node };
  }
  return undefined;
}

function isDescriptor({ kind }: Model, path: JsonPath): boolean {
  const schema = schemaAt(schemaByKind[kind], path);
  if (schema === undefined) return false;
  const properties = propertiesOf(schema);
  return ['mediaType', 'digest', 'size'].every((name) => properties.has(name));
}

function fillDescriptor(
  document: ParsedDocument,
  { path, node: descriptor }: DescriptorTarget,
  file: DescribedFile,
): OffsetEdit[] | undefined {
  const { value } = document;
  const { mediaType, digest, size, fileName } = file;
  const isTyped = valueAt(value, [...path, 'mediaType']) === mediaType;
  const members = isTyped ? { digest, size } : { mediaType, digest, size };
  const begun: OffsetEdit[] = [];
  const operations: EditOperation[] = [];
  for (const [name, member] of Object.entries(members)) {
    const present = findProperty(descriptor, name);
    if (present === undefined || present.value !== undefined) {
      operations.push(set([...path, name], member, ['mediaType']));
    } else begun.push(typeValue(document.text, present.key, member));
  }
  const title = [...path, 'annotations', wellKnownAnnotations.title];
  const present = valueAt(value, title);
  if (present !== undefined && !isChosen(present)) operations.push(set(title, fileName));
  // What is embedded is the content of before.
  if (findProperty(descriptor, 'data')?.value !== undefined) operations.push(remove([...path, 'data']));
  const planned = planEdits(document, operations);
  return planned && [...planned, ...begun].sort((a, b) => a.offset - b.offset);
}

/** The defaults of the tab stops in templates, which show what belongs there. */
const examples = once(
  (): ReadonlySet<unknown> =>
    new Set(
      templates().flatMap(({ snippet }) =>
        Array.from(snippet.matchAll(/\$\{\d+:([^}]*)\}/g), ([, text]) => text),
      ),
    ),
);

/** Tells whether a string is the author’s; an empty one and a template’s example must still be filled in. */
function isChosen(text: unknown): boolean {
  return typeof text === 'string' && text !== '' && !examples().has(text);
}

/**
 * Types the value behind a name and its colon, and the colon where there is none yet; the tree does not tell where such a
 * property ends.
 */
function typeValue(text: string, key: SyntaxNode, value: JsonValue): OffsetEdit {
  const end = key.offset + key.length;
  const [colon = ''] = /^\s*:/.exec(text.slice(end)) ?? [];
  const typed = ` ${JSON.stringify(value)}`;
  return { offset: end + colon.length, length: 0, text: colon === '' ? `:${typed}` : typed };
}

function appendDescriptor(
  document: ParsedDocument,
  { path, node: array }: DescriptorTarget,
  { mediaType, digest, size, fileName }: DescribedFile,
  catalogue: Catalogue,
): OffsetEdit[] | undefined {
  const { model, text } = document;
  const isArtifact = model !== undefined && classifyManifest(model, catalogue)?.verdict === 'artifact';
  // Tools such as oras restore the files of an artifact under their titles, and skip files without one.
  const annotations = { [wellKnownAnnotations.title]: fileName };
  const value = { mediaType, digest, size, ...(isArtifact ? { annotations } : {}) };
  const planned = planEdits(document, [set([...path, array.children?.length ?? 0], value)]);
  const last = array.children?.at(-1);
  if (planned === undefined || last === undefined) return planned;
  return [...planned, ...tidyTail(text, array, last)];
}

/** Removes the comma and the empty line that were typed behind the last element, to make room for the next. */
function tidyTail(text: string, array: SyntaxNode, last: SyntaxNode): OffsetEdit[] {
  const offset = last.offset + last.length;
  const tail = text.slice(offset, array.offset + array.length - 1);
  const rest = tail.trim();
  if (rest !== ',' && (rest !== '' || tail.split('\n').length <= 2)) return [];
  const lastLine = tail.lastIndexOf('\n');
  const lineBreak = tail[lastLine - 1] === '\r' ? lastLine - 1 : lastLine;
  return [{ offset, length: tail.length, text: lastLine === -1 ? '' : tail.slice(lineBreak) }];
}
