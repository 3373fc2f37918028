import type { SyntaxNode } from './syntaxNode';

/** A property name that stands more than once in one object. */
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
  let position = duplicates.length;
  let repeated: Set<string> | undefined;
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (keyNode === undefined) continue;
    const key = keyNode.value as string;
    if (Object.hasOwn(result, key)) (repeated ??= new Set()).add(key);
    if (valueNode === undefined) continue;
    const value = read(valueNode, duplicates);
    if (key === '__proto__') {
      Object.defineProperty(result, key, { value, enumerable: true, configurable: true, writable: true });
    } else result[key] = value;
  }
  for (const key of repeated ?? []) {
    const occurrences = node.children!.filter((property) => property.children?.[0]?.value === key);
    // Before those of the members, so that they come in the order of the text.
    duplicates.splice(position++, 0, { object: node, key, occurrences });
  }
  return result;
}
