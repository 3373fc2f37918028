import type { ParsedDocument } from '#service/document/parsedDocument';
import { keyNode, type SyntaxNode } from '#service/document/syntaxNode';
import { Lines, longestIndent } from './lines';
import type { JsonValue } from './operations';

/** How a document is formatted, so that what is inserted looks like what is there. */
export interface Formatting {
  readonly lineBreak: '\n' | '\r\n';
  /** One step of indentation; empty when the document is written on one line. */
  readonly indent: string;
  /** What is between a name's colon and its value. */
  readonly afterColon: '' | ' ';
  /** What is inside of the braces of an object that is written on one line. */
  readonly inBraces: '' | ' ';
  /** What is inside of the brackets of an array that is written on one line. */
  readonly inBrackets: '' | ' ';
  /** How the items of an array are written; like the array unless it is said. */
  readonly ofItems?: Formatting;
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
  const key = firstKey(root);
  const indent = first === undefined || root === undefined ? '  ' : indentOf(text, lines, root, first);
  const afterKey = key === undefined ? '' : text.slice(key.offset + key.length, key.offset + key.length + 3);
  const afterColon = key === undefined || /^\s*:\s/.test(afterKey) ? ' ' : '';
  return {
    lineBreak,
    indent,
    afterColon,
    // In a document of several lines, people who write a space behind colons write one inside of braces too.
    inBraces: root !== undefined && indent === '' ? paddingOf(text, root) : afterColon,
    inBrackets: '',
  };
}

/** The key of the first property; of a list, that of its first element. */
function firstKey(root: SyntaxNode | undefined): SyntaxNode | undefined {
  let node = root;
  while (node?.type === 'array') node = node.children?.[0];
  const first = node?.children?.[0];
  return first && keyNode(first);
}

/** What is inside of the brackets of an object or array that has members and is on one line. */
export function paddingOf(text: string, { offset }: { readonly offset: number }): '' | ' ' {
  return text[offset + 1] === ' ' ? ' ' : '';
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
  const { ofItems = formatting } = formatting;
  const parts = isJsonArray(value)
    ? value.map((item) => printValue(item, ofItems, inner))
    : Object.entries(value).map(([name, member]) => printProperty(name, member, formatting, inner));
  const [open, close] = isJsonArray(value) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  const isFlat = formatting.flatLists === true && isJsonArray(value) && value.every(isScalar);
  const type = isJsonArray(value) ? 'array' : 'object';
  return open + printContent(type, parts, isFlat ? { ...formatting, indent: '' } : formatting, outer) + close;
}

/** Writes what is between the brackets of an object or array whose members are already written. */
export function printContent(
  type: 'object' | 'array',
  parts: readonly string[],
  { indent, lineBreak, afterColon, inBraces, inBrackets }: Formatting,
  outer: string,
): string {
  if (indent === '') {
    const padding = type === 'object' ? inBraces : inBrackets;
    return padding + parts.join(`,${afterColon}`) + padding;
  }
  const inner = outer + indent;
  return `${lineBreak}${inner}${parts.join(`,${lineBreak}${inner}`)}${lineBreak}${outer}`;
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
