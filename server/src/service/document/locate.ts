import { addTo } from '#schemas/groups';
import { namesOfMaps, type PathSegment } from '#schemas/introspection';
import { schemaByDocumentKind } from '#schemas/documentKinds';
import { firstIndex } from '#schemas/firstIndex';
import type { JsonPath } from '#schemas/jsonPath';
import { once } from '#schemas/once';
import { goFold } from './goFold';
import { keyNode, nameOf, valueNode, type SyntaxNode } from './syntaxNode';

/** The names of all properties that are maps in documents whose names are folded, themselves folded. */
const mapNames = once(
  (): ReadonlySet<string> => new Set([...namesOfMaps(Object.values(schemaByDocumentKind))].map(goFold)),
);

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
  return located(occurrencesOf(object, name).at(-1)) ?? findFolded(object, name);
}

/** The roots of documents that our own program reads, which takes names as they are written. */
const exactRoots = new WeakSet<SyntaxNode>();

/** Notes that the names in a document are never folded: it is read by our own program, and not by Go. */
export function readNamesExactly(root: SyntaxNode): void {
  exactRoots.add(root);
}

function findFolded(object: SyntaxNode, name: string): LocatedProperty | undefined {
  return foldsNames(object) ? located(propertiesNamed(object, goFold(name), goFold).at(-1)) : undefined;
}

/** Go folds the names of properties; in maps, such as annotations, each spelling is a key of its own. */
function foldsNames(object: SyntaxNode): boolean {
  if (exactRoots.has(rootOf(object))) return false;
  const own = object.parent === undefined ? undefined : nameOf(object.parent);
  return own === undefined || !mapNames().has(goFold(own));
}

function rootOf(node: SyntaxNode): SyntaxNode {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

/** All properties of an object that have exactly one name, in the order of the text. */
export function occurrencesOf(object: SyntaxNode, name: string): readonly SyntaxNode[] {
  return propertiesNamed(object, name, asWritten);
}

/**
 * The properties that go when a spelling of a name is removed: all that have it, as the first would count once the last is
 * gone; where none has it, the one that is read as the name.
 */
export function propertiesSpelled(object: SyntaxNode, name: string): readonly SyntaxNode[] {
  const occurrences = occurrencesOf(object, name);
  if (occurrences.length > 0) return occurrences;
  const folded = findFolded(object, name)?.property;
  return folded === undefined ? [] : [folded];
}

/** The properties that are read as a name, in any spelling: once one is gone, another would count. */
export function propertiesReadAs(object: SyntaxNode, name: string): readonly SyntaxNode[] {
  return foldsNames(object) ? propertiesNamed(object, goFold(name), goFold) : occurrencesOf(object, name);
}

type Spelling = (name: string) => string;
const asWritten: Spelling = (name) => name;

/** Objects with more properties have an index, made when it is first needed. */
const fewProperties = 16;

type PropertiesByName = ReadonlyMap<string, readonly SyntaxNode[]>;
const indexes = {
  exact: new WeakMap<SyntaxNode, PropertiesByName>(),
  folded: new WeakMap<SyntaxNode, PropertiesByName>(),
};

/** The properties whose name in a spelling is `wanted`. A document with many findings asks for each of its names. */
function propertiesNamed(object: SyntaxNode, wanted: string, spell: Spelling): readonly SyntaxNode[] {
  if (object.type !== 'object') return [];
  const properties = object.children ?? [];
  if (properties.length <= fewProperties) {
    return properties.filter((property) => {
      const name = nameOf(property);
      return name !== undefined && spell(name) === wanted;
    });
  }
  const cache = spell === asWritten ? indexes.exact : indexes.folded;
  let index = cache.get(object);
  if (index === undefined) cache.set(object, (index = indexByName(properties, spell)));
  return index.get(wanted) ?? [];
}

function indexByName(properties: readonly SyntaxNode[], spell: Spelling): PropertiesByName {
  const index = new Map<string, SyntaxNode[]>();
  for (const property of properties) {
    const name = nameOf(property);
    if (name !== undefined) addTo(index, spell(name), property);
  }
  return index;
}

const places = new WeakMap<SyntaxNode, ReadonlyMap<SyntaxNode, number>>();

/** The place of a member among the members of its container, from 0; -1 where it is none of them. */
export function placeOf(container: SyntaxNode, member: SyntaxNode): number {
  const members = container.children ?? [];
  if (members.length <= fewProperties) return members.indexOf(member);
  let index = places.get(container);
  if (index === undefined)
    places.set(container, (index = new Map(members.map((node, place) => [node, place]))));
  return index.get(member) ?? -1;
}

function located(property: SyntaxNode | undefined): LocatedProperty | undefined {
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
    if (parent.type === 'property') path.push(nameOf(parent) ?? '');
    else if (parent.type === 'array') path.push(placeOf(parent, current));
    current = parent;
  }
  return path.reverse();
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
    // Nodes are in the order of the text.
    const index = firstIndex(node.children ?? [], (child) => child.offset + child.length >= offset);
    const child = node.children?.[index];
    if (child === undefined || !contains(child, offset)) return { path, part: 'value', node };
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
