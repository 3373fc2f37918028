import { child, isRequired, propertiesOf } from '../../../../../schemas/src/introspection';
import { schemaByKind } from '../../../../../schemas/src/kinds';
import { specification } from '../../../../../schemas/src/model/field';
import type { JsonPath } from '../../document/jsonPath';
import { goFold } from '../../document/goFold';
import { checkedKinds, defineRule } from '../rule';
import { nearestName } from './nearestName';

/** Unknown properties are legal and ignored, which is why a misspelt one goes unnoticed. */
export default defineRule({
  id: 'json-unknown-key-typo',
  subject: 'json',
  kinds: checkedKinds,
  severity: 'hint',
  summary: 'A property that the specification does not know looks like a misspelt one.',
  specification: specification('considerations.md', 'extensibility'),
  messages: {
    typo: 'The specification knows no "{key}" here, and consumers ignore it. Did you mean "{name}"?',
  },
  fixes: { rename: 'Rename "{key}" to "{name}"' },
  *check({ kind, rawValue }) {
    for (const { path, name } of findMisspelt(rawValue([]), schemaByKind[kind], [])) {
      yield {
        message: 'typo',
        at: { path, part: 'key' },
        values: { key: String(path.at(-1)), name },
        fixes: [{ fix: 'rename', operations: [{ op: 'rename', path, name }] }],
      };
    }
  },
});

type Schema = Parameters<typeof propertiesOf>[0];

interface Misspelt {
  readonly path: JsonPath;
  readonly name: string;
}

function* findMisspelt(value: unknown, schema: Schema, path: JsonPath): Iterable<Misspelt> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const element = child(schema, 0);
    if (element === undefined) return;
    for (const [index, item] of value.entries()) {
      if (typeof item === 'object') yield* findMisspelt(item, element, [...path, index]);
    }
    return;
  }
  const known = membersOf(schema);
  if (known.size === 0) return;
  for (const [key, member] of Object.entries(value)) {
    const property = known.get(key) ?? known.get(goFold(key));
    if (property !== undefined) {
      if (typeof member === 'object') yield* findMisspelt(member, property, [...path, key]);
    } else {
      const name = nearestName(key, optionalNames(schema, value as object));
      if (name !== undefined) yield { path: [...path, key], name };
    }
  }
}

/** What could be meant: properties that may be absent and are. Required ones are reported as missing. */
function optionalNames(schema: Schema, value: object): string[] {
  const names = [...propertiesOf(schema)]
    .filter(([, property]) => !isRequired(property))
    .map(([name]) => name);
  return names.filter((name) => !Object.hasOwn(value, name));
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
