import { namesOfMaps, type PathSegment } from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import { goFold } from './goFold';
import { keyNode, nameOf, valueNode, type SyntaxNode } from './syntaxNode';

/** The names of all properties that are maps, folded. */
const mapNames: ReadonlySet<string> = new Set([...namesOfMaps(Object.values(schemaByKind))].map(goFold));

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

/** Go folds the names of properties; in maps, such as annotations, each spelling is a key of its own. */
function findFolded(object: SyntaxNode, name: string): LocatedProperty | undefined {
  const own = object.parent === undefined ? undefined : nameOf(object.parent);
  if (own !== undefined && mapNames.has(goFold(own))) return undefined;
  const folded = goFold(name);
  return findBy(object, (key) => goFold(key) === folded);
}

function findBy(object: SyntaxNode, matches: (key: string) => boolean): LocatedProperty | undefined {
  if (object.type !== 'object') return undefined;
  const property = object.children?.findLast((candidate) => {
    const name = nameOf(candidate);
    return name !== undefined && matches(name);
  });
  const key = property === undefined ? undefined : keyNode(property);
  if (property === undefined || key === undefined) return undefined;
  return { property, key, value: valueNode(property) };
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
  const path: PathSegment[] = [];
  let current = node;
  for (let { parent } = current; parent !== undefined; { parent } = current) {
    if (parent.type === 'property') path.unshift(nameOf(parent) ?? '');
    else if (parent.type === 'array') path.unshift(parent.children?.indexOf(current) ?? 0);
    current = parent;
  }
  return path;
}

/** What is at an offset: the path, and whether the offset is in the property's name or in its value. */
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
  const path: PathSegment[] = [];
  let node = root;
  for (;;) {
    const index = (node.children ?? []).findIndex((child) => contains(child, offset));
    const child = node.children?.[index];
    if (child === undefined) return { path, part: 'value', node };
    if (node.type === 'array') {
      path.push(index);
      node = child;
      continue;
    }
    const key = keyNode(child);
    const value = valueNode(child);
    if (key === undefined) return { path, part: 'value', node };
    path.push(nameOf(child) ?? '');
    if (contains(key, offset) || value === undefined || !contains(value, offset)) {
      return { path, part: 'key', node: key };
    }
    node = value;
  }
}

function contains(node: SyntaxNode, offset: number): boolean {
  return node.offset <= offset && offset <= node.offset + node.length;
}
