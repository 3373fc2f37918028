import { propertiesOf, unwrap } from '#schemas/introspection';
import * as z from 'zod';

/** All properties below a schema, with one element standing for those of a list. */
export function* everyProperty(
  schema: z.ZodType,
  path: readonly (string | number)[] = [],
): Iterable<[(string | number)[], z.ZodType]> {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) yield* everyProperty(inner.element as z.ZodType, [...path, 0]);
  for (const [name, property] of propertiesOf(inner)) {
    yield [[...path, name], property];
    yield* everyProperty(property, [...path, name]);
  }
}

/** A document that has nothing but the property at a path, its name marked. */
export function documentWith(path: readonly (string | number)[]): string {
  const name = path.at(-1)!;
  let text = `{ «${JSON.stringify(name)}»: null }`;
  for (const segment of path.slice(0, -1).reverse()) {
    text = typeof segment === 'number' ? `[${text}]` : `{ ${JSON.stringify(segment)}: ${text} }`;
  }
  return text;
}
