import { rename } from '#service/edits/operations';
import { child, isRequired, jsonTypeOf, propertiesOf } from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import type { JsonPath } from '#schemas/jsonPath';
import { typeOf } from '#service/document/shape';
import { goFold } from '#service/document/goFold';
import { fix, checkedKinds, defineRule } from '#service/lint/rule';
import { nearestName } from '#service/oci/propertyNames';

/** Unknown properties are legal and ignored, which is why a misspelt one goes unnoticed. */
export default defineRule({
  id: 'json-unknown-key-typo',
  category: 'json',
  kinds: checkedKinds,
  onlyWith: 'unknown-keys',
  severity: 'hint',
  summary: 'A property that the specification does not know looks like a misspelt one.',
  source: specificationSection('considerations.md', 'extensibility'),
  messages: {
    typo: 'The specification knows no "{key}" here, and consumers ignore it. Did you mean "{name}"?',
  },
  fixes: { rename: 'Rename "{key}" to "{name}"' },
  *check({ kind, rawValue }) {
    const root = rawValue([]);
    const found: Misspelt[] = [];
    if (typeof root === 'object' && root !== null) collectMisspelt(root, schemaByKind[kind], [], found);
    for (const { path, name } of found) {
      yield {
        message: 'typo',
        at: { path, part: 'key' },
        values: { key: String(path.at(-1)), name },
        fixes: [fix('rename', rename(path, name))],
      };
    }
  },
});

type Schema = Parameters<typeof propertiesOf>[0];

interface Misspelt {
  readonly path: JsonPath;
  readonly name: string;
}

/** Walks along what the schema knows; `path` is one stack for the whole walk, since objects come in thousands. */
function collectMisspelt(value: object, schema: Schema, path: (string | number)[], found: Misspelt[]): void {
  if (Array.isArray(value)) {
    const element = child(schema, 0);
    if (element === undefined) return;
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      if (typeof item !== 'object' || item === null) continue;
      path.push(index);
      collectMisspelt(item, element, path, found);
      path.pop();
    }
    return;
  }
  const known = membersOf(schema);
  if (known.size === 0) return;
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key];
    const property = known.get(key) ?? known.get(goFold(key));
    if (property === undefined) {
      const name = nearestName(key, optionalNames(schema, value));
      if (name !== undefined && fits(member, known.get(name)!)) found.push({ path: [...path, key], name });
    } else if (typeof member === 'object' && member !== null) {
      path.push(key);
      collectMisspelt(member, property, path, found);
      path.pop();
    }
  }
}

/** A value of another type than the property's speaks against a slip. */
function fits(value: unknown, property: Schema): boolean {
  const expected = jsonTypeOf(property);
  return expected === undefined || typeOf(value) === expected;
}

/**
 * What could be meant: properties that may be absent and are. Required ones are reported as missing, and so
 * is the optional `mediaType` of a document.
 */
function optionalNames(schema: Schema, value: object): string[] {
  const names = [...propertiesOf(schema)]
    .filter(([, property]) => !isRequired(property))
    .map(([name]) => name);
  return names.filter((name) => name !== 'mediaType' && !Object.hasOwn(value, name));
}

const members = new WeakMap<Schema, ReadonlyMap<string, Schema>>();

/** The properties of an object's schema, by their names and folded names; kept, since objects come in thousands. */
function membersOf(schema: Schema): ReadonlyMap<string, Schema> {
  let found = members.get(schema);
  if (found === undefined) {
    const properties = [...propertiesOf(schema)];
    found = new Map([
      ...properties.map(([name, property]) => [goFold(name), property] as const),
      ...properties,
    ]);
    members.set(schema, found);
  }
  return found;
}
