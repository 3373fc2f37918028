import * as z from 'zod';
import { child, propertiesOf, unwrap } from './introspection';
import { choiceOf, type ChoiceFacts } from './model/choice';
import { once } from './once';
import { projectContents } from './model/projectConfiguration';
import type { JsonPath } from './jsonPath';

/** A place of a file at which only some strings mean anything. */
interface ChoicePlace extends ChoiceFacts {
  /** The way there; `*` stands for every member. */
  readonly at: readonly string[];
  /** Whether the members’ names or the values are meant. */
  readonly part: 'key' | 'value';
}

/** A place of the project file at which only some strings mean anything. */
export interface Choice extends ChoicePlace {
  readonly values: readonly string[];
}

const places = once((): readonly ChoicePlace[] => [...placesIn(projectContents())]);

/** All such places. The caller says which rules there are, because the list of rules is made of what is in this folder. */
export function choicesWith(ruleIds: readonly string[]): readonly Choice[] {
  return places().map((place) => ({
    ...place,
    values: place.values === 'rules' ? ruleIds : place.values,
  }));
}

function* placesIn(schema: z.ZodType, at: readonly string[] = []): Iterable<ChoicePlace> {
  const inner = unwrap(schema);
  const facts = choiceOf(inner);
  if (facts !== undefined) yield { at, part: 'value', ...facts };
  for (const [name, member] of propertiesOf(inner)) yield* placesIn(member, [...at, name]);
  const anyMember = [...at, '*'];
  const names = inner instanceof z.ZodRecord ? choiceOf(inner.keyType as z.ZodType) : undefined;
  if (names !== undefined) yield { at: anyMember, part: 'key', ...names };
  // Of the members of arrays and maps, one stands for all.
  const member = child(inner, 0);
  if (member !== undefined) yield* placesIn(member, anyMember);
}

/** The paths that a pattern fits in a value. */
export function* pathsThatFit(
  value: unknown,
  pattern: readonly string[],
  path: JsonPath = [],
): Iterable<JsonPath> {
  const segment = pattern[path.length];
  if (segment === undefined) yield path;
  else if (typeof value !== 'object' || value === null) return;
  else if (Array.isArray(value)) {
    if (segment !== '*') return;
    for (const [index, item] of value.entries()) yield* pathsThatFit(item, pattern, [...path, index]);
  } else {
    for (const [name, member] of Object.entries(value))
      if (segment === '*' || segment === name) yield* pathsThatFit(member, pattern, [...path, name]);
  }
}
