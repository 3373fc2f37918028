import { hasPlaceholders, toPlainText, toSnippet } from '#schemas/placeholders';
import {
  paddingOf,
  printProperty,
  printValue,
  type Formatting,
  type Layout,
} from '#service/edits/formatting';
import type { JsonValue, OffsetEdit } from '#service/edits/operations';
import { isPlainObject } from '#schemas/plainData';
import type { Cursor, Span } from './cursor';

/** What accepting a candidate does to the text, in UTF-16 offsets. */
export interface Insertion {
  /** What gives way; it lies on the line of the cursor and contains it. */
  readonly span: Span;
  readonly text: string;
  /** True when the text is a snippet, with tab stops. */
  readonly isSnippet: boolean;
  /** A comma that is missing on a line before. */
  readonly comma: OffsetEdit | undefined;
}

/** How insertions at one cursor are written, the same for all candidates. */
export interface InsertionFormat {
  readonly span: Span;
  readonly lead: string;
  readonly trail: string;
  readonly comma: OffsetEdit | undefined;
  /** The indentation of the line that the inserted text begins on. */
  readonly indent: string;
  /** What separates two members. */
  readonly separator: string;
  /** What separates a value from a member that is written behind it. */
  readonly besideValue: string;
  readonly formatting: Formatting;
  /**
   * True when the closing quote of a string stays, so that the cursor is in front of it: of the tab stops of a snippet, an
   * editor goes on to the next only while the cursor is in the one before, and that is inside of the quotes.
   */
  readonly keepsQuote: boolean;
  /** True when a colon and a value are there already, so that only the name is written. */
  readonly nameOnly: boolean;
  readonly slot: Cursor['slot'];
}

/** Settles what surrounds an insertion: commas, line breaks, indentation. */
export function insertionFormatFor(text: string, cursor: Cursor, layout: Layout): InsertionFormat {
  const { formatting: documentFormatting, lines } = layout;
  const { slot, token, next, container } = cursor;
  const nameOnly = slot === 'name' && next.kind === 'colon';
  if (container === undefined || nameOnly || slot === 'value')
    return besideNothing(text, cursor, layout, nameOnly);
  const isFirst = container.first === undefined;
  const alone = isFirst && next.kind !== 'value' && next.kind !== 'comma';
  const first = container.first ?? (alone ? undefined : next.start);
  const spread =
    documentFormatting.indent !== '' &&
    (alone || text.slice(container.start, first ?? token.start).includes('\n'));
  const formatting = spread ? documentFormatting : onOneLine(text, container.start, documentFormatting);
  const outer = lines.indentAt(container.start);
  const indent = spread
    ? first !== undefined && first !== next.start
      ? lines.indentAt(first)
      : outer + formatting.indent
    : '';
  const gap = spread ? formatting.lineBreak + indent : formatting.afterColon;
  const { start, lead, comma } = beginning(text, cursor, spread, indent, gap);
  const { end, trail } = ending(text, cursor, spread, formatting.lineBreak + outer, gap);
  return {
    span: { start, end },
    lead,
    trail,
    comma,
    indent,
    separator: `,${gap}`,
    besideValue: `,${gap}`,
    keepsQuote: false,
    formatting,
    nameOnly,
    slot,
  };
}

/** At the root, behind a colon, or for a name alone there is nothing to settle but a space and a comma. */
function besideNothing(
  text: string,
  cursor: Cursor,
  { formatting: documentFormatting, lines }: Layout,
  nameOnly: boolean,
): InsertionFormat {
  const { slot, token, inside, previous, next, container } = cursor;
  const indent = lines.indentAt(token.start);
  const spread = container === undefined || lines.lineAt(token.start) > lines.lineAt(container.start);
  const formatting = spread ? documentFormatting : onOneLine(text, container.start, documentFormatting);
  return {
    span: token,
    lead: slot === 'value' && previous.end === token.start ? formatting.afterColon : '',
    trail: slot === 'value' && next.kind === 'value' ? ',' : '',
    comma: undefined,
    indent,
    separator: '',
    besideValue: spread ? `,${formatting.lineBreak}${indent}` : `,${formatting.afterColon}`,
    // Behind other values, the cursor belongs where the next character is typed.
    keepsQuote: slot === 'value' && inside && next.kind === 'comma',
    formatting,
    nameOnly,
    slot,
  };
}

/** How values are written inside of an object or array that is on one line. */
function onOneLine(text: string, start: number, formatting: Formatting): Formatting {
  const line = { ...formatting, indent: '' };
  return text[start] === '{' ? { ...line, inBraces: paddingOf(text, { offset: start }) } : line;
}

function beginning(text: string, { token, previous }: Cursor, spread: boolean, indent: string, gap: string) {
  const between = text.slice(previous.end, token.start);
  const missing = previous.kind === 'value';
  if (!between.includes('\n')) {
    const lead = (missing ? ',' : '') + (spread ? gap : previous.kind === 'open' ? between : gap);
    return { start: previous.end, lead, comma: undefined };
  }
  const comma = missing ? { offset: previous.end, length: 0, text: ',' } : undefined;
  const lineStart = lineStartOf(text, token.start);
  const written = text.slice(lineStart, token.start);
  return spread && written !== indent && written.trim() === ''
    ? { start: lineStart, lead: indent, comma }
    : { start: token.start, lead: '', comma };
}

function ending(text: string, { token, next }: Cursor, spread: boolean, closing: string, gap: string) {
  const between = text.slice(token.end, next.start);
  if (next.kind === 'value') {
    return between.includes('\n') ? { end: token.end, trail: ',' } : { end: next.start, trail: `,${gap}` };
  }
  const closesHere = next.kind === 'close' && !between.includes('\n');
  return spread && closesHere ? { end: next.start, trail: closing } : { end: token.end, trail: '' };
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/**
 * Writes what a candidate inserts.
 * @param snippets whether the client can step through tab stops
 * @param behind members that are written behind a value
 */
export function insertionOf(
  content: JsonValue,
  format: InsertionFormat,
  snippets: boolean,
  behind: Readonly<Record<string, JsonValue>> = {},
): Insertion {
  const { span, lead, trail, comma } = format;
  const printed = lead + print(content, format) + printBehind(behind, format) + trail;
  const isSnippet = snippets && hasPlaceholders(printed);
  const text = isSnippet ? toSnippet(printed) : toPlainText(printed);
  if (!isSnippet && format.keepsQuote && text.endsWith('"'))
    return { span: { ...span, end: span.end - 1 }, text: text.slice(0, -1), isSnippet, comma };
  return { span, text, isSnippet, comma };
}

/** Members behind a value, on lines of their own where the value is on one. */
function printBehind(
  members: Readonly<Record<string, JsonValue>>,
  { formatting, indent, besideValue }: InsertionFormat,
): string {
  return Object.entries(members)
    .map(([name, value]) => besideValue + printProperty(name, value, formatting, indent))
    .join('');
}

function print(
  content: JsonValue,
  { slot, nameOnly, formatting, indent, separator }: InsertionFormat,
): string {
  if (slot !== 'name' || !isPlainObject(content)) return printValue(content, formatting, indent);
  if (nameOnly)
    return Object.keys(content)
      .map((name) => JSON.stringify(name))
      .join(separator);
  return Object.entries(content)
    .map(([name, value]) => printProperty(name, value, formatting, indent))
    .join(separator);
}
