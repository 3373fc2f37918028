import type * as z from 'zod';
import {
  acceptsNull,
  child,
  isRequired,
  jsonTypeOf,
  propertiesOf,
  type JsonType,
  type PathSegment,
} from '#schemas/introspection';
import { isPlainArray, isPlainObject, memberAt, type PlainObject } from '#schemas/plainData';
import type { JsonPath } from '#schemas/jsonPath';

/** One place where a value is not of the shape that its kind asks for. */
export interface ShapeIssue {
  readonly path: JsonPath;
  readonly problem: 'missing' | 'null' | 'type';
  readonly expected: JsonType;
  /** The JSON type found, for `type`. */
  readonly actual: JsonType | 'null';
}

/** A value of type `T` without whatever has the wrong shape. */
export type ValidPart<T> = T extends readonly (infer E)[]
  ? readonly (ValidPart<E> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: ValidPart<T[K]> }
    : T;

/** A value checked against its schema: the valid part of it, and the issues that cost the rest. */
export interface CheckedShape {
  readonly valid: unknown;
  readonly issues: readonly ShapeIssue[];
}

/**
 * Checks a value against a schema. Each missing, null or mistyped member is one issue and is left out of
 * the valid part, so that rules about it find nothing to complain of a second time. Elements of arrays become
 * undefined instead, so that indexes stay true.
 *
 * This is not left to zod, which copies what it checks and words a message for each mistake: a document may have ten
 * thousands of either.
 * @param sound a value of which everything is valid, as a check with the same schema has found: what `value` has in common with it
 * is not checked again
 */
export function checkShape(value: unknown, schema: z.ZodType, sound?: unknown): CheckedShape {
  const issues: ShapeIssue[] = [];
  const valid = checkValue(value, expectationOf(schema), [], issues, sound);
  return { valid, issues };
}

/** What a schema asks of a value, in the form in which ten thousands of values are compared with it. */
interface Expectation {
  /** Undefined where any value is welcome. */
  readonly type: JsonType | undefined;
  readonly isRequired: boolean;
  readonly acceptsNull: boolean;
  readonly properties: readonly { readonly name: string; readonly expectation: Expectation }[];
  /** What is expected of every element of an array, or of every member of a map. */
  readonly element: Expectation | undefined;
}

const expectations = new WeakMap<z.ZodType, Expectation>();

function expectationOf(schema: z.ZodType): Expectation {
  let expectation = expectations.get(schema);
  if (expectation === undefined) {
    const element = child(schema, 0);
    expectation = {
      type: jsonTypeOf(schema),
      isRequired: isRequired(schema),
      acceptsNull: acceptsNull(schema),
      properties: [...propertiesOf(schema)].map(([name, property]) => ({
        name,
        expectation: expectationOf(property),
      })),
      element: element && expectationOf(element),
    };
    expectations.set(schema, expectation);
  }
  return expectation;
}

/** The valid part of a value; undefined when the value itself is not valid. `path` is one stack for the whole walk. */
function checkValue(
  value: unknown,
  expectation: Expectation,
  path: PathSegment[],
  issues: ShapeIssue[],
  sound: unknown,
): unknown {
  if (value === sound && value !== undefined) return value;
  const { type: expected } = expectation;
  if (expected === undefined) return value;
  if (value === undefined) {
    if (expectation.isRequired)
      issues.push({ path: [...path], problem: 'missing', expected, actual: 'null' });
    return undefined;
  }
  if (value === null) {
    if (expectation.acceptsNull) return value;
    issues.push({ path: [...path], problem: 'null', expected, actual: 'null' });
    return undefined;
  }
  const actual = typeOf(value);
  // A number such as 1e400 is not a JavaScript number.
  if (actual !== expected || (typeof value === 'number' && !Number.isFinite(value))) {
    issues.push({ path: [...path], problem: 'type', expected, actual });
    return undefined;
  }
  if (isPlainArray(value)) return checkElements(value, expectation, path, issues, sound);
  return isPlainObject(value) ? checkMembers(value, expectation, path, issues, sound) : value;
}

function checkElements(
  value: readonly unknown[],
  { element }: Expectation,
  path: PathSegment[],
  issues: ShapeIssue[],
  sound: unknown,
): readonly unknown[] {
  if (element === undefined) return value;
  const soundElements = isPlainArray(sound) ? sound : [];
  let valid: unknown[] | undefined;
  for (let index = 0; index < value.length; index++) {
    path.push(index);
    const checked = checkValue(value[index], element, path, issues, soundElements[index]);
    path.pop();
    if (checked !== value[index]) (valid ??= [...value])[index] = checked;
  }
  return valid ?? value;
}

function checkMembers(
  value: PlainObject,
  { properties, element }: Expectation,
  path: PathSegment[],
  issues: ShapeIssue[],
  sound: unknown,
): PlainObject {
  const soundMembers = isPlainObject(sound) ? sound : undefined;
  let changed: Map<string, unknown> | undefined;
  for (const { name, expectation } of properties) {
    // Most members are optional, and most of those are not there.
    if (value[name] === undefined && !expectation.isRequired) continue;
    const checked = checkMember(value, name, expectation, path, issues, soundMembers);
    if (checked !== value[name]) (changed ??= new Map()).set(name, checked);
  }
  if (element !== undefined) {
    for (const name in value) {
      const checked = checkMember(value, name, element, path, issues, soundMembers);
      if (checked !== value[name]) (changed ??= new Map()).set(name, checked);
    }
  }
  return changed === undefined ? value : withChanges(value, changed);
}

function checkMember(
  owner: PlainObject,
  name: string,
  expectation: Expectation,
  path: PathSegment[],
  issues: ShapeIssue[],
  sound: PlainObject | undefined,
): unknown {
  path.push(name);
  const checked = checkValue(owner[name], expectation, path, issues, sound?.[name]);
  path.pop();
  return checked;
}

/** A copy with some members replaced, and without those that are replaced with undefined. */
function withChanges(value: PlainObject, changed: ReadonlyMap<string, unknown>): PlainObject {
  const members = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    const kept = changed.has(name) ? changed.get(name) : member;
    return kept === undefined ? [] : [[name, kept]];
  });
  return Object.fromEntries(members);
}

/** The value at a path of plain data; undefined where there is none. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  return path.reduce(memberAt, root);
}

/** The JSON type of plain data. */
export function typeOf(value: unknown): JsonType | 'null' {
  if (isPlainArray(value)) return 'array';
  if (isPlainObject(value)) return 'object';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'null';
}
