import { child, isRequired, jsonTypeOf, propertiesOf } from '#schemas/introspection';
import type { JsonPath } from '#schemas/jsonPath';
import { schemaByKind } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { goFold } from '#service/document/goFold';
import { typeOf } from '#service/document/shape';
import { rename } from '#service/edits/operations';
import { checkedKinds, defineRule, fix } from '#service/lint/rule';
import { nearestName } from '#service/oci/propertyNames';

/** Unknown properties are legal and ignored, so a misspelled one goes unnoticed. */
export default defineRule({
  id: 'json-unknown-key-typo',
  category: 'json',
  kinds: checkedKinds,
  onlyWith: 'unknown-keys',
  severity: 'hint',
  summary:
    'A property that the specification does not define looks like a misspelling of one that it defines.',
  source: specificationSection('considerations.md', 'extensibility'),
  messages: {
    typo: 'The specification does not define "{key}" here, and consumers ignore it. Did you mean "{name}"?',
  },
  fixes: { rename: 'Rename "{key}" to "{name}"' },
  *check({ kind, rawValue }) {
    const root = rawValue([]);
    const found: Misspelling[] = [];
    if (typeof root === 'object' && root !== null) collectMisspellings(root, schemaByKind[kind], [], found);
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

interface Misspelling {
  readonly path: JsonPath;
  readonly name: string;
}

/** Walks along what the schema knows; `path` is one stack for the whole walk, since objects come in thousands. */
function collectMisspellings(
  value: object,
  schema: Schema,
  path: (string | number)[],
  found: Misspelling[],
): void {
  if (Array.isArray(value)) {
    const element = child(schema, 0);
    if (element === undefined) return;
    for (let index = 0; index < value.length; index++) descend(index, value[index], element, path, found);
    return;
  }
  const known = propertiesByName(schema);
  if (known.size === 0) return;
  const members: [string, unknown][] = Object.entries(value);
  for (const [key, member] of members) {
    const property = known.get(key) ?? known.get(goFold(key));
    if (property !== undefined) {
      descend(key, member, property, path, found);
      continue;
    }
    const name = nearestName(key, optionalNames(schema, value));
    if (name !== undefined && fits(member, known.get(name))) found.push({ path: [...path, key], name });
  }
}

function descend(
  segment: string | number,
  member: unknown,
  schema: Schema,
  path: (string | number)[],
  found: Misspelling[],
): void {
  if (typeof member !== 'object' || member === null) return;
  path.push(segment);
  collectMisspellings(member, schema, path, found);
  path.pop();
}

/** A value of another type than the property's speaks against a typo. */
function fits(value: unknown, property: Schema | undefined): boolean {
  const expected = property === undefined ? undefined : jsonTypeOf(property);
  return expected === undefined || typeOf(value) === expected;
}

/**
 * What the author may have meant: properties that may be absent and are. Required ones are reported as missing, and
 * so is the optional `mediaType` of a document.
 */
function optionalNames(schema: Schema, value: object): string[] {
  return [...propertiesOf(schema)]
    .filter(
      ([name, property]) => !isRequired(property) && name !== 'mediaType' && !Object.hasOwn(value, name),
    )
    .map(([name]) => name);
}

const properties = new WeakMap<Schema, ReadonlyMap<string, Schema>>();

/** The properties of an object's schema, by their names and folded names; kept, since objects come in thousands. */
function propertiesByName(schema: Schema): ReadonlyMap<string, Schema> {
  let found = properties.get(schema);
  if (found === undefined) {
    const exact = [...propertiesOf(schema)];
    const folded = exact.map(([name, property]) => [goFold(name), property] as const);
    found = new Map([...folded, ...exact]);
    properties.set(schema, found);
  }
  return found;
}
