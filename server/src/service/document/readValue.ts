import { nameOf, valueNode, type SyntaxNode } from './syntaxNode';

/** A property name that occurs more than once in one object. */
export interface DuplicateKey {
  readonly object: SyntaxNode;
  readonly key: string;
  /** The property nodes in the order of the text; there are at least two. */
  readonly occurrences: readonly SyntaxNode[];
}

/** The plain value of a tree, and what is lost on the way to it. */
export interface ReadValue {
  readonly value: unknown;
  readonly duplicates: readonly DuplicateKey[];
}

/**
 * Reads the JSON value of a tree. Of duplicate keys the last one counts, as in Go and JavaScript.
 * `__proto__` becomes an ordinary property. A property without a value, as while typing, is left out.
 */
export function readValue(root: SyntaxNode | undefined): ReadValue {
  const duplicates: DuplicateKey[] = [];
  const value = root === undefined ? undefined : read(root, duplicates);
  return { value, duplicates };
}

function read(node: SyntaxNode, duplicates: DuplicateKey[]): unknown {
  if (node.type === 'array') return (node.children ?? []).map((item) => read(item, duplicates));
  if (node.type === 'object') return readObject(node, duplicates);
  return node.value;
}

function readObject(node: SyntaxNode, duplicates: DuplicateKey[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  noteDuplicates(node, duplicates);
  for (const property of node.children ?? []) {
    const key = nameOf(property);
    if (key === undefined) continue;
    const member = valueNode(property);
    if (member === undefined) continue;
    const value = read(member, duplicates);
    if (key === '__proto__') {
      Object.defineProperty(result, key, { value, enumerable: true, configurable: true, writable: true });
    } else result[key] = value;
  }
  return result;
}

/** Notes the repeated names of an object, which come before those of its members, in the order of the text. */
function noteDuplicates(node: SyntaxNode, duplicates: DuplicateKey[]): void {
  const names = new Set<string>();
  let repeated: Map<string, SyntaxNode[]> | undefined;
  for (const property of node.children ?? []) {
    const key = nameOf(property);
    if (key === undefined) continue;
    if (names.has(key)) (repeated ??= new Map<string, SyntaxNode[]>()).set(key, []);
    if (valueNode(property) !== undefined) names.add(key);
  }
  if (repeated === undefined) return;
  for (const property of node.children ?? []) repeated.get(nameOf(property) ?? '')?.push(property);
  for (const [key, occurrences] of repeated) duplicates.push({ object: node, key, occurrences });
}
