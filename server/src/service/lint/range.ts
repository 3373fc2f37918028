import type { Range } from 'vscode-languageserver-types';
import { findProperty, findValue, occurrencesOf } from '#service/document/locate';
import type { JsonPath } from '#schemas/jsonPath';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { keyNode, valueNode, type SyntaxNode } from '#service/document/syntaxNode';
import type { Target } from './rule';

/**
 * The range that a finding underlines: the name or the value it is about. For a missing property it is the
 * name of the object that lacks it, or that object's opening brace; never a whole object or array.
 */
export function rangeOf(document: ParsedDocument, at: Target): Range {
  const { offset, length } = spanOf(document, at);
  return { start: document.source.positionAt(offset), end: document.source.positionAt(offset + length) };
}

interface Span {
  readonly offset: number;
  readonly length: number;
}

function spanOf(document: ParsedDocument, at: Target): Span {
  const { root, problems } = document.syntax;
  if ('problem' in at) return problems[at.problem] ?? { offset: 0, length: 0 };
  if (root === undefined) return { offset: 0, length: 0 };
  const name = at.path.at(-1);
  const parent = findValue(root, at.path.slice(0, -1));
  if (name === undefined) return openingOf(root);
  if (parent === undefined) return nearestSpan(root, at.path);
  if (typeof name === 'number') {
    const item = parent.children?.[name];
    return item === undefined ? nearestSpan(root, at.path) : isScalar(item) ? item : openingOf(item);
  }
  const found =
    at.occurrence === undefined ? findProperty(parent, name) : occurrenceOf(parent, name, at.occurrence);
  if (found === undefined) return nearestSpan(root, at.path);
  if (at.part === 'key' || found.value === undefined || !isScalar(found.value)) return found.key;
  return found.value;
}

function occurrenceOf(parent: SyntaxNode, name: string, occurrence: number) {
  const property = occurrencesOf(parent, name)[occurrence];
  const key = property && keyNode(property);
  return key && { key, value: valueNode(property) };
}

/** The name or opening bracket of the innermost container on the way to a path that the document has not. */
function nearestSpan(root: SyntaxNode, path: JsonPath): Span {
  for (let depth = path.length - 1; depth > 0; depth--) {
    const node = findValue(root, path.slice(0, depth));
    if (node === undefined) continue;
    return (node.parent && keyNode(node.parent)) ?? openingOf(node);
  }
  return openingOf(root);
}

function isScalar(node: SyntaxNode): boolean {
  return node.type !== 'object' && node.type !== 'array';
}

function openingOf(node: SyntaxNode): Span {
  return isScalar(node) ? node : { offset: node.offset, length: 1 };
}
