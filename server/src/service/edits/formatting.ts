import type { ParsedDocument } from '#service/document/parsedDocument';
import type { SyntaxNode } from '#service/document/syntaxNode';
import { Lines, longestIndent } from './lines';
import type { JsonValue } from './operations';

/** How a document is formatted, so that what is inserted looks like what is there. */
export interface Formatting {
  readonly lineBreak: '\n' | '\r\n';
  /** One step of indentation; empty when the document is written on one line. */
  readonly indent: string;
  /** What is between a name's colon and its value. */
  readonly afterColon: '' | ' ';
  /** Whether an array of nothing but strings and the like is written on one line; not unless it is said. */
  readonly flatLists?: boolean;
}

/** How a document is written. */
export interface Layout {
  readonly formatting: Formatting;
  readonly lines: Lines;
}

const layouts = new WeakMap<ParsedDocument['syntax'], Layout>();

/** The layout of a document, read off its text when somebody first asks. */
export function layoutOf({ text, syntax }: Pick<ParsedDocument, 'text' | 'syntax'>): Layout {
  let layout = layouts.get(syntax);
  if (layout === undefined) {
    const lines = new Lines(text);
    layout = { lines, formatting: detectFormatting(text, lines, syntax.root) };
    layouts.set(syntax, layout);
  }
  return layout;
}

function detectFormatting(text: string, lines: Lines, root: SyntaxNode | undefined): Formatting {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const first = root?.children?.[0];
  const key = first?.children?.[0];
  const afterKey = key === undefined ? '' : text.slice(key.offset + key.length, key.offset + key.length + 3);
  return {
    lineBreak,
    indent: first === undefined || root === undefined ? '  ' : indentOf(text, lines, root, first),
    afterColon: key === undefined || /^\s*:\s/.test(afterKey) ? ' ' : '',
  };
}

function indentOf(text: string, lines: Lines, root: SyntaxNode, first: SyntaxNode): string {
  const between = text.slice(root.offset + 1, first.offset);
  if (!between.includes('\n')) return '';
  const own = between.slice(between.lastIndexOf('\n') + 1);
  const outer = lines.indentAt(root.offset);
  const step = own.startsWith(outer) ? own.slice(outer.length) : own;
  return step.length <= longestIndent && /^[ \t]+$/.test(step) ? step : '  ';
}

/** Writes a value with a document's formatting; `outer` is the indentation of the line it begins on. */
export function printValue(value: JsonValue, formatting: Formatting, outer: string): string {
  if (isScalar(value)) return JSON.stringify(value);
  const inner = outer + formatting.indent;
  const parts = isJsonArray(value)
    ? value.map((item) => printValue(item, formatting, inner))
    : Object.entries(value).map(([name, member]) => printProperty(name, member, formatting, inner));
  const [open, close] = isJsonArray(value) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  const isFlat = formatting.flatLists === true && isJsonArray(value) && value.every(isScalar);
  if (formatting.indent === '' || isFlat) return open + parts.join(`,${formatting.afterColon}`) + close;
  const separator = `,${formatting.lineBreak}${inner}`;
  return `${open}${formatting.lineBreak}${inner}${parts.join(separator)}${formatting.lineBreak}${outer}${close}`;
}

function isScalar(value: JsonValue): value is string | number | boolean | null {
  return typeof value !== 'object' || value === null;
}

function isJsonArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Writes a property with a document's formatting. */
export function printProperty(name: string, value: JsonValue, formatting: Formatting, outer: string): string {
  return `${JSON.stringify(name)}:${formatting.afterColon}${printValue(value, formatting, outer)}`;
}
