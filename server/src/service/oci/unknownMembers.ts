import { child, isRequired, propertiesOf } from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import { completedOrNearestWord } from '#schemas/values/spelling';

/** A member that the project file's model does not have. */
export interface UnknownMember {
  readonly path: JsonPath;
  /** The member that the author probably meant. */
  readonly meant: string | undefined;
}

type Schema = Parameters<typeof propertiesOf>[0];

/** The members of a project file that mean nothing in their place. */
export function* unknownMembers(
  value: unknown,
  schema: Schema = schemaByKind['project-configuration'],
  path: JsonPath = [],
): Iterable<UnknownMember> {
  if (typeof value !== 'object' || value === null) return;
  const members: [string, unknown][] = Object.entries(value);
  for (const [key, member] of members) {
    const segment = Array.isArray(value) ? Number(key) : key;
    const property = child(schema, segment);
    if (property !== undefined) yield* unknownMembers(member, property, [...path, segment]);
    else if (propertiesOf(schema).size > 0)
      yield { path: [...path, key], meant: memberMeantBy(key, value, schema) };
  }
}

/** The absent member that a key most resembles; a required one is more likely than an optional one. */
function memberMeantBy(key: string, owner: object, schema: Schema): string | undefined {
  const absent = [...propertiesOf(schema)].filter(([name]) => !Object.hasOwn(owner, name));
  const names = absent.map(([name]) => name);
  const required = absent.flatMap(([name, property]) => (isRequired(property) ? [name] : []));
  return completedOrNearestWord(key, required) ?? completedOrNearestWord(key, names);
}
