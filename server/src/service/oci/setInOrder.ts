import { propertiesOf, schemaAt } from '#schemas/introspection';
import type { JsonPath } from '#schemas/jsonPath';
import { schemaByKind, type Kind } from '#schemas/kinds';
import { copy, set, type EditOperation, type JsonValue } from '#service/edits/operations';

/** Replaces a value, or inserts the property where the specification lists it among its siblings. */
export function setInOrder(kind: Kind, path: JsonPath, value: JsonValue): EditOperation {
  return set(path, value, namesBefore(kind, path));
}

/** The same with the value at another path, as it is written. */
export function copyInOrder(kind: Kind, path: JsonPath, from: JsonPath): EditOperation {
  return copy(path, from, namesBefore(kind, path));
}

function namesBefore(kind: Kind, path: JsonPath): readonly string[] | undefined {
  const schema = schemaAt(schemaByKind[kind], path.slice(0, -1));
  const names = schema === undefined ? [] : [...propertiesOf(schema).keys()];
  const index = names.indexOf(String(path.at(-1)));
  return index === -1 ? undefined : ['', ...names.slice(0, index)];
}
