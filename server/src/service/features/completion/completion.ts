import {
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type CompletionItem,
  type Position,
  type TextEdit,
} from 'vscode-languageserver-types';
import { printable } from '#schemas/printable';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { layoutOf, type Layout } from '#service/edits/formatting';
import type { Rule } from '#service/lint/rule';
import type { Candidate } from './candidate';
import { readCursor, type Cursor } from './cursor';
import { documentTemplatesFor } from './documentTemplates';
import { insertionFormatFor, insertionOf, type Insertion, type InsertionFormat } from './insertion';
import { propertyNamesAt, presentNames } from './propertyNames';
import { projectNames, projectValues } from './projectChoices';
import { completionTargetAt, type CompletionTarget } from './completionTarget';
import { valuesAt } from './values';

/** What the client can do with completions. */
export interface CompletionCapabilities {
  /** It steps through tab stops; otherwise it gets plain text. */
  readonly snippets: boolean;
  /** It inserts text as it is when told so; otherwise it indents further lines like the first by itself. */
  readonly insertsAsIs: boolean;
  /** It marks what is deprecated. */
  readonly tags: boolean;
}

/** What completion needs beside the document. */
export interface CompletionEnvironment {
  readonly catalogue: Catalogue;
  /** All rules, for the project file, which names them. */
  readonly rules: readonly Rule[];
  readonly now: () => Date;
  readonly capabilities: CompletionCapabilities;
  /** Keeps what the client would draw in a label as it is written. */
  readonly asText: (label: string) => string;
  /** The client's command that shows completions; run where there are some for the first tab stop. */
  readonly suggestCommand?: string | undefined;
}

/** What can be written at a position (UTF-16 code units), the likeliest first; nothing in documents of others. */
export function completeAt(
  document: ParsedDocument,
  position: Position,
  context: CompletionEnvironment,
): CompletionItem[] {
  const { text, source } = document;
  const cursor = readCursor(text, source.offsetAt(position));
  if (cursor === undefined) return [];
  const candidates = candidatesFor(document, cursor, context);
  if (candidates.length === 0) return [];
  const format = insertionFormatFor(text, cursor, layoutAround(document));
  return candidates.map((candidate, rank) => toItem(candidate, rank, document, cursor, format, context));
}

/** The layout of the document; a first name that has no value yet says nothing about its formatting. */
function layoutAround(document: ParsedDocument): Layout {
  const layout = layoutOf(document);
  const { formatting } = layout;
  const members = document.syntax.root?.children ?? [];
  if (members[0]?.children?.length !== 1) return layout;
  const indent = formatting.indent === '' && members.length === 1 ? '  ' : formatting.indent;
  return { ...layout, formatting: { ...formatting, indent, afterColon: ' ' } };
}

function candidatesFor(
  document: ParsedDocument,
  cursor: Cursor,
  context: CompletionEnvironment,
): Candidate[] {
  const { text, uri, detection } = document;
  const pinned = detection?.by === 'pin' ? detection.kind : undefined;
  const documents = documentTemplatesFor(uri, text, cursor, pinned);
  const target = completionTargetAt(document, cursor, context.catalogue, context.now);
  return target === undefined ? documents : [...documents, ...candidatesIn(target, text, context.rules)];
}

function candidatesIn(target: CompletionTarget, text: string, rules: readonly Rule[]): Candidate[] {
  const { slot, path, token, next } = target.cursor;
  if (slot === 'root') return [];
  const project = target.model.kind === 'project-configuration';
  if (slot !== 'name') return [...(project ? projectValues(path, rules) : []), ...valuesAt(target, path)];
  const present = new Set(presentNames(target, path));
  // The name that is being changed is not in the way of itself.
  if (next.kind === 'colon') present.delete(text.slice(token.start + 1, token.end - 1));
  return [...(project ? projectNames(path, present, rules) : []), ...propertyNamesAt(target, path, present)];
}

function toItem(
  { label, kind, detail, documentation, deprecated, content, suggests }: Candidate,
  rank: number,
  document: ParsedDocument,
  { slot }: Cursor,
  format: InsertionFormat,
  { asText, capabilities, suggestCommand }: CompletionEnvironment,
): CompletionItem {
  const insertion = insertionOf(content, format, capabilities.snippets);
  const showsMore = suggests === true && insertion.isSnippet && suggestCommand !== undefined;
  return {
    label: asText(printable(label)),
    kind,
    ...(detail === undefined ? {} : { detail: printable(detail) }),
    documentation: { kind: 'markdown', value: documentation },
    ...(deprecated === true && capabilities.tags ? { tags: [CompletionItemTag.Deprecated] } : {}),
    sortText: String(rank).padStart(5, '0'),
    filterText: slot === 'root' ? label : JSON.stringify(label),
    insertTextFormat: insertion.isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...editsOf(insertion, document, capabilities),
    ...(showsMore && /\$1\b/.test(insertion.text)
      ? { command: { title: 'Suggest', command: suggestCommand } }
      : {}),
  };
}

function editsOf(
  { span, text: written, comma }: Insertion,
  document: ParsedDocument,
  { insertsAsIs }: CompletionCapabilities,
): Pick<CompletionItem, 'textEdit' | 'additionalTextEdits' | 'insertTextMode'> {
  const { source } = document;
  const edit = (start: number, end: number, newText: string): TextEdit => ({
    range: { start: source.positionAt(start), end: source.positionAt(end) },
    newText,
  });
  const newText = insertsAsIs
    ? written
    : written.replaceAll(`\n${layoutOf(document).lines.indentAt(span.start)}`, '\n');
  return {
    textEdit: edit(span.start, span.end, newText),
    ...(insertsAsIs ? { insertTextMode: InsertTextMode.asIs } : {}),
    ...(comma === undefined
      ? {}
      : { additionalTextEdits: [edit(comma.offset, comma.offset + comma.length, comma.text)] }),
  };
}
