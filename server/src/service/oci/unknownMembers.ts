import { child, isRequired, propertiesOf } from '#schemas/introspection';
import { schemaByKind } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import { completedOrNearestWord } from '#schemas/values/spelling';

/** A member that the project file's model does not have. */
export interface UnknownMember {
  readonly path: JsonPath;
  /** The member that was probably meant. */
  readonly meant: string | undefined;
}

type Schema = Parameters<typeof propertiesOf>[0];

/** The members of a project file that mean nothing where they stand. */
export function* unknownMembers(
  value: unknown,
  schema: Schema = schemaByKind['project-configuration'],
  path: JsonPath = [],
): Iterable<UnknownMember> {
  if (typeof value !== 'object' || value === null) return;
  const known = propertiesOf(schema);
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    const segment = Array.isArray(value) ? Number(key) : key;
    const property = child(schema, segment);
    if (property !== undefined) yield* unknownMembers(member, property, [...path, segment]);
    else if (known.size > 0) {
      const absent = [...known.keys()].filter((name) => !Object.hasOwn(value, name));
      // What must be there is more likely to be meant than what may be.
      const required = absent.filter((name) => isRequired(known.get(name)!));
      yield {
        path: [...path, key],
        meant: completedOrNearestWord(key, required) ?? completedOrNearestWord(key, absent),
      };
    }
  }
}
