import { goFold } from './goFold';
import type { JsonPath } from '#schemas/jsonPath';
import type { SyntaxNode } from './syntaxNode';

/** A property of an object in the tree: its key, and its value unless it is still being typed. */
export interface LocatedProperty {
  readonly property: SyntaxNode;
  readonly key: SyntaxNode;
  readonly value: SyntaxNode | undefined;
}

/**
 * Finds a property of an object. Of duplicates the last one is found, since it is the one that counts;
 * without an exact match a key that Go would read as `name` is found.
 */
export function findProperty(object: SyntaxNode, name: string): LocatedProperty | undefined {
  return findBy(object, (key) => key === name) ?? findFolded(object, name);
}

function findFolded(object: SyntaxNode, name: string): LocatedProperty | undefined {
  const folded = goFold(name);
  return findBy(object, (key) => goFold(key) === folded);
}

function findBy(object: SyntaxNode, matches: (key: string) => boolean): LocatedProperty | undefined {
  if (object.type !== 'object' || object.children === undefined) return undefined;
  for (let index = object.children.length - 1; index >= 0; index--) {
    const property = object.children[index]!;
    const key = property.children?.[0];
    if (key !== undefined && matches(key.value as string))
      return { property, key, value: property.children?.[1] };
  }
  return undefined;
}

/** The node of the value at `path`; undefined when the document has none there. */
export function findValue(root: SyntaxNode | undefined, path: JsonPath): SyntaxNode | undefined {
  let node = root;
  for (const segment of path) {
    if (node === undefined) return undefined;
    if (typeof segment === 'number') node = node.type === 'array' ? node.children?.[segment] : undefined;
    else node = findProperty(node, segment)?.value;
  }
  return node;
}

/** The path of a value node, climbed from the node to the root. */
export function pathOfNode(node: SyntaxNode): JsonPath {
  const path: (string | number)[] = [];
  let current = node;
  while (current.parent !== undefined) {
    const parent = current.parent;
    if (parent.type === 'property') {
      path.unshift(parent.children![0]!.value as string);
      current = parent.parent!;
    } else {
      path.unshift(parent.children!.indexOf(current));
      current = parent;
    }
  }
  return path;
}

/** What stands at an offset: the path, and whether the offset is in the property's name or in its value. */
export interface NodeAtOffset {
  readonly path: JsonPath;
  readonly part: 'key' | 'value';
  readonly node: SyntaxNode;
}

/**
 * The innermost key or value that contains `offset` (UTF-16 code units; the end of a node counts as inside).
 * Undefined outside the root.
 */
export function nodeAtOffset(root: SyntaxNode | undefined, offset: number): NodeAtOffset | undefined {
  if (root === undefined || !contains(root, offset)) return undefined;
  const path: (string | number)[] = [];
  let node = root;
  for (;;) {
    const childIndex = (node.children ?? []).findIndex((child) => contains(child, offset));
    if (childIndex === -1) return { path, part: 'value', node };
    const child = node.children![childIndex]!;
    if (node.type === 'array') {
      path.push(childIndex);
      node = child;
      continue;
    }
    const [key, value] = child.children!;
    path.push(key!.value as string);
    if (contains(key!, offset)) return { path, part: 'key', node: key! };
    if (value === undefined || !contains(value, offset)) return { path, part: 'key', node: key! };
    node = value;
  }
}

function contains(node: SyntaxNode, offset: number): boolean {
  return node.offset <= offset && offset <= node.offset + node.length;
}
