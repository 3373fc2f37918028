import {
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type CompletionList,
  type Position,
  type Range,
} from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isPlainObject } from '#schemas/plainData';
import { printable } from '#schemas/printable';
import { findValue } from '#service/document/locate';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { layoutOf } from '#service/edits/formatting';
import type { JsonValue, OffsetEdit } from '#service/edits/operations';
import type { LayoutPlace } from '#service/layout/layout';
import type { Policy } from '#service/lint/policy';
import type { Rule } from '#service/lint/rule';
import type { Candidate } from './candidate';
import type { Cursor } from './cursor';
import { documentationOfEntry, undocumented } from './entryDocumentation';
import { documentTemplatesFor } from './documentTemplates';
import { usualKinds } from './fileNames';
import { insertionFormatFor, insertionOf, type Insertion, type InsertionFormat } from './insertion';
import { layoutAtCursor } from './layoutAtCursor';
import { propertyNamesAt, presentNames } from './propertyNames';
import { projectNames, projectValues } from './projectChoices';
import { completionTargetAt, type CompletionTarget } from './completionTarget';
import { WrittenPart } from './writtenPart';
import { surroundingsOf } from './surroundings';
import { valuesAt } from './values';

/** What the client can do with completions. */
export interface CompletionCapabilities {
  /** It steps through tab stops; otherwise it gets plain text. */
  readonly snippets: boolean;
  /** It inserts text as it is when told so; otherwise it indents further lines like the first by itself. */
  readonly insertsAsIs: boolean;
  /** It shows a few words beside each label. */
  readonly labelDetails: boolean;
  /** It marks what is deprecated. */
  readonly tags: boolean;
  /** It asks for the documentation of an item when somebody looks at it. */
  readonly resolvesDocumentation: boolean;
}

/** What completion needs beside the document. */
export interface CompletionEnvironment {
  readonly policy: Policy;
  /** The layout that the document is part of; undefined where none is known. */
  readonly layout: LayoutPlace | undefined;
  /** The address of the workspace folder that the document is in; undefined where there is none. */
  readonly workspaceFolder: string | undefined;
  /** All rules, for the project file, which names them. */
  readonly rules: readonly Rule[];
  readonly now: () => Date;
  readonly capabilities: CompletionCapabilities;
  /** Keeps what the client would draw in a label as it is written. */
  readonly asText: (label: string) => string;
  /** The client's command that shows completions; run where there are some for the first tab stop. */
  readonly suggestCommand?: string | undefined;
  /** True when the client replaces tabs that inserted lines begin with by the indentation of its editor. */
  readonly convertsTabs?: boolean | undefined;
  /** True when the host offers `$schema` in JSON of any kind itself, as VS Code does. */
  readonly hostOffersSchema: boolean;
  /** Parses a text, or remembers it. */
  readonly parse: (document: TextDocument) => ParsedDocument;
}

/**
 * What can be written at a position (UTF-16 code units), the likeliest first; null in documents of others. Of a long
 * document only the surroundings of the position are parsed.
 */
export function completeAt(
  live: TextDocument,
  position: Position,
  context: CompletionEnvironment,
): CompletionList | null {
  const whole = live.getText();
  const surroundings = surroundingsOf(whole, live.offsetAt(position));
  if (surroundings === undefined) return null;
  const { text, cursor, shift } = surroundings;
  const { uri, languageId, version } = live;
  const isWhole = text.length === whole.length;
  const document = context.parse(isWhole ? live : TextDocument.create(uri, languageId, version, text));
  const found = candidatesFor(document, cursor, context);
  if (found.length === 0) return null;
  const written = new WrittenPart(text, cursor, live.offsetAt(position) - shift, found);
  const candidates = written.inOrder(found);
  const { layout, convertsTabs } = layoutAtCursor(document, cursor, context.convertsTabs === true);
  const format = insertionFormatFor(text, cursor, layout);
  const place: Place = {
    document,
    cursor,
    format,
    convertsTabs,
    written,
    rangeOf: (start, end) => ({ start: live.positionAt(start + shift), end: live.positionAt(end + shift) }),
  };
  return {
    isIncomplete:
      written.isWhole || candidates.some(({ nickname, keywords }) => (nickname ?? keywords) !== undefined),
    items: candidates.map((candidate, rank) => toItem(candidate, rank, place, context)),
  };
}

/** Where candidates are written. */
interface Place {
  readonly document: ParsedDocument;
  readonly cursor: Cursor;
  readonly format: InsertionFormat;
  /** True when the client replaces the tabs that lines begin with. */
  readonly convertsTabs: boolean;
  readonly written: WrittenPart;
  /** The range between two offsets of the parsed text. */
  readonly rangeOf: (start: number, end: number) => Range;
}

function candidatesFor(
  document: ParsedDocument,
  cursor: Cursor,
  context: CompletionEnvironment,
): Candidate[] {
  const { text, uri, detection } = document;
  const pinned = detection?.by === 'pin' || detection?.by === 'file-name' ? detection.kind : undefined;
  const documents = documentTemplatesFor(uri, text, cursor, pinned, context.workspaceFolder);
  const target = completionTargetAt(document, cursor, context);
  if (target === undefined) return documents;
  const names = candidatesIn(target, text, context);
  // Whoever has written a brace writes by hand, and a quote begins a name. Before it, where not even the name of the file
  // tells the kind, the names are those of all kinds, and a whole document decides between them.
  const isOpen = cursor.token.start === cursor.token.end && usualKinds(uri) === undefined;
  return isOpen ? [...documents, ...names] : [...names, ...documents];
}

function candidatesIn(
  target: CompletionTarget,
  text: string,
  { rules, hostOffersSchema }: CompletionEnvironment,
): Candidate[] {
  const { slot, path, token, next } = target.cursor;
  if (slot === 'root') return [];
  const project = target.model.kind === 'project-configuration';
  if (slot !== 'name')
    return [...(project ? projectValues(path, target.value, rules) : []), ...valuesAt(target, path)];
  const present = new Set(presentNames(target, path));
  if (hostOffersSchema) present.add('$schema');
  // The name that is being changed is not in the way of itself.
  if (next.kind === 'colon') present.delete(text.slice(token.start + 1, token.end - 1));
  const names = [
    ...(project ? projectNames(path, present, rules) : []),
    ...propertyNamesAt(target, path, present),
  ];
  // A name that has a value gives way to one other name.
  return next.kind === 'colon' ? names.filter(hasOneMember) : names;
}

function hasOneMember({ content }: Candidate): boolean {
  return isPlainObject(content) && Object.keys(content).length === 1;
}

function toItem(
  candidate: Candidate,
  rank: number,
  place: Place,
  context: CompletionEnvironment,
): CompletionItem {
  const { asText, capabilities, suggestCommand } = context;
  const { label, shown = label, kind, title, detail, deprecated, content, suggests, beside } = candidate;
  const { written, changes } = placedBeside(place, beside);
  const insertion = insertionOf(content, place.format, capabilities.snippets, written);
  const showsMore = suggests === true && insertion.isSnippet && suggestCommand !== undefined;
  const description = title ?? detail;
  return {
    label: asText(printable(capabilities.labelDetails ? shown : label)),
    kind,
    ...(detail === undefined ? {} : { detail: printable(detail) }),
    ...(description === undefined || description === '' || !capabilities.labelDetails
      ? {}
      : { labelDetails: { description: printable(description) } }),
    ...documentationOf(candidate, place, context),
    ...(deprecated === true && capabilities.tags ? { tags: [CompletionItemTag.Deprecated] } : {}),
    ...(rank === 0 ? { preselect: true } : {}),
    sortText: sortKey(rank),
    filterText: place.written.matchedText(candidate),
    insertTextFormat: insertion.isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...editsOf(insertion, changes, place, capabilities),
    ...(showsMore && /\$(?:1\b|\{1[:|])/.test(insertion.text)
      ? { command: { title: 'Suggest', command: suggestCommand } }
      : {}),
  };
}

/** The documentation of an item, or what it is written of when the client asks. What needs no entry is short. */
function documentationOf(
  { documentation }: Candidate,
  { document }: Place,
  { capabilities, policy }: CompletionEnvironment,
): Pick<CompletionItem, 'documentation' | 'data'> {
  const isEntry = typeof documentation !== 'string';
  if (isEntry && capabilities.resolvesDocumentation)
    return { data: undocumented(document.source.uri, documentation) };
  const value = isEntry ? (documentationOfEntry(documentation, policy.catalogue) ?? '') : documentation;
  return { documentation: { kind: 'markdown', value } };
}

/**
 * Before everything else. VS Code sorts what fits equally well by this text, and suggestions of others by their
 * labels, which begin with a quote, a dollar sign or a letter.
 */
function sortKey(rank: number): string {
  return `!${String(rank).padStart(5, '0')}`;
}

/** Members beside a value: those that are written behind it, and changes of those that are there. */
function placedBeside({ document, cursor }: Place, beside: Candidate['beside'] = {}) {
  const written: Record<string, JsonValue> = {};
  const changes: OffsetEdit[] = [];
  for (const [name, value] of Object.entries(beside)) {
    const node = findValue(document.syntax.root, [...cursor.path.slice(0, -1), name]);
    if (node === undefined) written[name] = value;
    else changes.push({ offset: node.offset, length: node.length, text: JSON.stringify(value) });
  }
  return { written, changes };
}

function editsOf(
  { span, text: written, comma }: Insertion,
  changes: readonly OffsetEdit[],
  { document, convertsTabs, rangeOf }: Place,
  capabilities: CompletionCapabilities,
): Pick<CompletionItem, 'textEdit' | 'additionalTextEdits' | 'insertTextMode'> {
  const others = [...(comma === undefined ? [] : [comma]), ...changes].map(({ offset, length, text }) => ({
    range: rangeOf(offset, offset + length),
    newText: text,
  }));
  const insertsAsIs = capabilities.insertsAsIs && !convertsTabs;
  const newText = insertsAsIs
    ? written
    : written.replaceAll(`\n${layoutOf(document).lines.indentAt(span.start)}`, '\n');
  return {
    textEdit: { range: rangeOf(span.start, span.end), newText },
    ...(insertsAsIs ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(convertsTabs ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
    ...(others.length === 0 ? {} : { additionalTextEdits: others }),
  };
}
