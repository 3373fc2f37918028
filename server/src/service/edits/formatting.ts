import type { SyntaxNode } from '#service/document/syntaxNode';
import type { JsonValue } from './operations';

/** How a document is formatted, so that what is inserted looks like what is there. */
export interface Formatting {
  readonly lineBreak: '\n' | '\r\n';
  /** One step of indentation; empty when the document is written on one line. */
  readonly indent: string;
  /** What is between a name's colon and its value. */
  readonly afterColon: '' | ' ';
}

/** Reads the formatting off a document's text. */
export function detectFormatting(text: string, root: SyntaxNode | undefined): Formatting {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const first = root?.children?.[0];
  const key = first?.children?.[0];
  const afterKey = key === undefined ? '' : text.slice(key.offset + key.length, key.offset + key.length + 3);
  return {
    lineBreak,
    indent: first === undefined || root === undefined ? '  ' : indentOf(text, root, first),
    afterColon: key === undefined || /^\s*:\s/.test(afterKey) ? ' ' : '',
  };
}

function indentOf(text: string, root: SyntaxNode, first: SyntaxNode): string {
  const between = text.slice(root.offset + 1, first.offset);
  if (!between.includes('\n')) return '';
  const own = between.slice(between.lastIndexOf('\n') + 1);
  const outer = lineIndent(text, root.offset);
  const step = own.startsWith(outer) ? own.slice(outer.length) : own;
  return /^[ \t]+$/.test(step) ? step : '  ';
}

/** The white space at the start of the line that contains `offset`. */
export function lineIndent(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  let end = start;
  while (end < offset && (text[end] === ' ' || text[end] === '\t')) end++;
  return text.slice(start, end);
}

/** Writes a value with a document's formatting; `outer` is the indentation of the line it begins on. */
export function printValue(value: JsonValue, formatting: Formatting, outer: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = outer + formatting.indent;
  const parts = isJsonArray(value)
    ? value.map((item) => printValue(item, formatting, inner))
    : Object.entries(value).map(([name, member]) => printProperty(name, member, formatting, inner));
  const [open, close] = isJsonArray(value) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  if (formatting.indent === '') return open + parts.join(`,${formatting.afterColon}`) + close;
  const separator = `,${formatting.lineBreak}${inner}`;
  return `${open}${formatting.lineBreak}${inner}${parts.join(separator)}${formatting.lineBreak}${outer}${close}`;
}

function isJsonArray(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Writes a property with a document's formatting. */
export function printProperty(name: string, value: JsonValue, formatting: Formatting, outer: string): string {
  return `${JSON.stringify(name)}:${formatting.afterColon}${printValue(value, formatting, outer)}`;
}
