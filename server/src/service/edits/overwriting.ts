import type { JsonPath } from '#schemas/jsonPath';
import { findValue, occurrencesOf, propertiesReadAs, propertiesSpelled } from '#service/document/locate';
import type { SyntaxNode } from '#service/document/syntaxNode';
import type { EditOperation, Removal } from './operations';

type Rename = Extract<EditOperation, { readonly op: 'rename' }>;

/**
 * Tells whether operations that are applied together give a property a name that another property of its object has
 * afterwards. Readers see only one of the two, so the other value would be lost.
 */
export function overwrites(root: SyntaxNode | undefined, operations: readonly EditOperation[]): boolean {
  const renames = operations.filter((operation): operation is Rename => operation.op === 'rename');
  if (renames.length === 0) return false;
  const leaving = new Set(operations.flatMap((operation) => nodesThatLeave(root, operation)));
  const taken = new Set<string>();
  return renames.some(({ path, name }) => {
    const place = nameKey([...path.slice(0, -1), name]);
    if (taken.has(place)) return true;
    taken.add(place);
    const object = findValue(root, path.slice(0, -1));
    return object !== undefined && occurrencesOf(object, name).some((property) => !leaving.has(property));
  });
}

/**
 * The names that operations write, each as one string for its place in the document: two fixes that share one may each
 * be right, but not both.
 */
export function namesWritten(operations: readonly EditOperation[]): string[] {
  return operations.flatMap((operation) => {
    if (operation.op === 'rename') return [nameKey([...operation.path.slice(0, -1), operation.name])];
    return operation.op === 'set' || operation.op === 'copy' ? [nameKey(operation.path)] : [];
  });
}

/** The properties whose name is free once an operation is carried out. */
function nodesThatLeave(root: SyntaxNode | undefined, operation: EditOperation): readonly SyntaxNode[] {
  if (operation.op !== 'rename' && operation.op !== 'remove') return [];
  const object = findValue(root, operation.path.slice(0, -1));
  const name = operation.path.at(-1);
  if (object === undefined || typeof name !== 'string') return [];
  return operation.op === 'remove'
    ? propertiesToRemove(object, name, operation)
    : propertiesSpelled(object, name);
}

/** The properties of an object that go with a name. */
export function propertiesToRemove(
  object: SyntaxNode,
  name: string,
  { occurrence, exact }: Removal,
): readonly SyntaxNode[] {
  if (occurrence !== undefined) return occurrencesOf(object, name).slice(occurrence, occurrence + 1);
  return exact ? propertiesSpelled(object, name) : propertiesReadAs(object, name);
}

function nameKey(path: JsonPath): string {
  return JSON.stringify(path);
}
