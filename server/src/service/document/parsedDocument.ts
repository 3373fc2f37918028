import { TextDocument } from 'vscode-languageserver-textdocument';
import { isWellKnownJson } from '#schemas/catalogue/knownContent';
import { kindByMediaType, schemaByKind, type Kind } from '#schemas/kinds';
import { projectFileName } from '#schemas/model/projectConfiguration';
import { readFoldedKeys, type FoldedKey, type ReadKeys } from './foldedKeys';
import { detectKind, heedDescriptor, heedDemand, type Detection } from './kindDetection';
import type { DuplicateKey } from './readValue';
import { readNamesExactly } from './locate';
import { checkShape, type ShapeIssue } from './shape';
import { withoutInvalidForeignMembers } from './foreignMembers';
import { parseSyntax, type SyntaxTree } from './syntaxTree';
import { collectEditedViews, collectViews, type Views } from './views';

/** The typed model of a document whose kind is known. */
export interface Model extends Views {
  readonly kind: Kind;
  /** The whole value, valid or not, with the names that its reader sees: Go folds them. */
  readonly asGoReads: unknown;
  /** The document as far as its shape is valid; undefined when the root itself has the wrong type. */
  readonly value: unknown;
  readonly shapeIssues: readonly ShapeIssue[];
  readonly foldedKeys: readonly FoldedKey[];
  /** Whether there are property names that the model of the kind does not know. */
  readonly hasUnknownKeys: boolean;
}

/**
 * One version of a document, parsed once. It owns a snapshot of the text, since the editor's live
 * document changes in place; nothing in it changes after it was made.
 */
export interface ParsedDocument {
  readonly uri: string;
  /** The address of the file that the text is from: that of the document, unless it shows a file in another form. */
  readonly address: string;
  readonly languageId: string;
  /** The text as it was, with conversions between offsets and positions in UTF-16 code units. */
  readonly source: TextDocument;
  readonly text: string;
  readonly syntax: SyntaxTree;
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
  readonly detection: Detection | undefined;
  /** Undefined when the document is no OCI document; every feature then stays silent. */
  readonly model: Model | undefined;
}

/** Says which kind a document has, overruling detection; `none` keeps the service off it. */
export type KindPin = Kind | 'none' | undefined;

/** What is known of a document beside its text. */
export interface Origin {
  /** The address of the file that the text is from, where it is not that of the document. */
  readonly address?: string;
  /** The kind that the file must have by its name and place. */
  readonly namedKind?: Kind | undefined;
  /** The kind that the descriptor names which leads to the document. */
  readonly describedAs?: Kind | undefined;
}

/**
 * Parses one version of a document. Never throws, whatever the text.
 * @param before an earlier version, of which all is taken that was not edited
 */
export function parseDocument(
  document: TextDocument,
  pin: KindPin,
  { address = document.uri, namedKind, describedAs }: Origin = {},
  before?: ParsedDocument,
): ParsedDocument {
  const text = document.getText();
  const source = TextDocument.create(document.uri, document.languageId, document.version, text);
  const syntax = parseSyntax(text, before);
  const { value, duplicates } = syntax;
  const detection = detect(kindByName(address) ?? namedKind, syntax, text, pin, describedAs);
  if (detection !== undefined && syntax.root !== undefined && !isReadByGo(detection.kind))
    readNamesExactly(syntax.root);
  const model =
    detection && (editedModel(detection.kind, syntax, before) ?? buildModel(detection.kind, value));
  return {
    uri: document.uri,
    address,
    languageId: document.languageId,
    source,
    text,
    syntax,
    value,
    duplicates,
    detection,
    model,
  };
}

function detect(
  named: Kind | undefined,
  syntax: SyntaxTree,
  text: string,
  pin: KindPin,
  describedAs: Kind | undefined,
): Detection | undefined {
  if (pin === 'none') return undefined;
  const whole = syntax.complete ? syntax.value : undefined;
  if (pin !== undefined) return heedDemand(pin, 'pin', whole);
  if (named !== undefined) return heedDemand(named, 'file-name', whole);
  const found = detectKind(syntax.value) ?? (syntax.complete ? undefined : detectInBrokenText(text));
  // Content that is well-known is no document, and the descriptor is the mistake.
  if (describedAs === undefined || isWellKnownJson(text)) return found;
  return heedDescriptor(found, describedAs, whole);
}

function kindByName(address: string): Kind | undefined {
  return address.endsWith(`/${projectFileName}`) ? 'project-configuration' : undefined;
}

/** In JSON too broken for a tree, the document's own media type may still be readable. */
function detectInBrokenText(text: string): Detection | undefined {
  const head = text.slice(0, 4096);
  if (!/["']?schemaVersion["']?\s*:/.test(head)) return undefined;
  // Behind the next bracket it would be the media type of a descriptor.
  const own = /^[^{]*\{[^{[]*/.exec(head)?.[0] ?? '';
  const mediaType = /["']?mediaType["']?\s*:\s*["']([^"'\s]{1,255})["']/.exec(own)?.[1];
  const kind = kindByMediaType.get(mediaType ?? '');
  return kind === undefined ? undefined : { kind, by: 'media-type' };
}

function buildModel(kind: Kind, value: unknown): Model {
  const schema = schemaByKind[kind];
  const { value: asGoReads, folded, hasUnknown } = readKeys(kind, value);
  const { valid: ofKind, issues } = checkShape(asGoReads, schema);
  const valid = withoutInvalidForeignMembers(kind, ofKind);
  return {
    kind,
    asGoReads,
    value: valid,
    shapeIssues: issues,
    foldedKeys: folded,
    hasUnknownKeys: hasUnknown,
    ...collectViews(kind, valid),
  };
}

/** The model of a document of which one element was edited; undefined where it has to be built from the whole document. */
function editedModel(kind: Kind, { value, edited }: SyntaxTree, before?: ParsedDocument): Model | undefined {
  const old = before?.model;
  if (edited === undefined || old?.kind !== kind || !hasOnlyKnownParts(old)) return undefined;
  const schema = schemaByKind[kind];
  const { folded, hasUnknown } = readFoldedKeys(value, schema, old.value);
  const { issues } = checkShape(value, schema, old.value);
  if (folded.length > 0 || hasUnknown || issues.length > 0) return undefined;
  const views = collectEditedViews(old, value, edited);
  return views && { ...old, ...views, asGoReads: value, value };
}

/** Whether the model has all parts of the document as they are: each is known to the schema, and none is invalid. */
function hasOnlyKnownParts({
  kind,
  shapeIssues,
  foldedKeys,
  hasUnknownKeys,
  value,
  asGoReads,
}: Model): boolean {
  const isExact = shapeIssues.length === 0 && foldedKeys.length === 0 && value === asGoReads;
  return isExact && !hasUnknownKeys && isReadByGo(kind);
}

/** Go folds names when it reads a document; the project file is read by this program alone. */
function isReadByGo(kind: Kind): boolean {
  return kind !== 'project-configuration';
}

function readKeys(kind: Kind, value: unknown): ReadKeys {
  return isReadByGo(kind)
    ? readFoldedKeys(value, schemaByKind[kind])
    : { value, folded: [], hasUnknown: false };
}
