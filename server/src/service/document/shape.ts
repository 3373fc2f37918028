import type * as z from 'zod';
import { jsonTypeOf, schemaAt, type JsonType } from '#schemas/introspection';
import type { JsonPath } from '#schemas/jsonPath';

/** One place where a value is not of the shape that its kind asks for. */
export interface ShapeIssue {
  readonly path: JsonPath;
  readonly problem: 'missing' | 'null' | 'type';
  readonly expected: JsonType;
  /** The JSON type found, for `type`. */
  readonly actual: JsonType | 'null';
}

/** A value of type `T` in which whatever had the wrong shape is absent. */
export type ValidPart<T> = T extends readonly (infer E)[]
  ? readonly (ValidPart<E> | undefined)[]
  : T extends object
    ? { readonly [K in keyof T]?: ValidPart<T[K]> }
    : T;

/** A value checked against its schema: the sound part of it, and the issues that cost the rest. */
export interface CheckedShape<T> {
  readonly sound: ValidPart<T> | undefined;
  readonly issues: readonly ShapeIssue[];
}

/**
 * Checks a value against a schema. Each missing, null or mistyped member is one issue and is left out of
 * the sound value, so that rules about it find nothing to complain of a second time.
 */
export function checkShape<S extends z.ZodType>(value: unknown, schema: S): CheckedShape<z.infer<S>> {
  const result = schema.safeParse(value);
  if (result.success) return { sound: value as ValidPart<z.infer<S>>, issues: [] };
  const issues: ShapeIssue[] = [];
  let sound = value;
  const own = new Set<unknown>();
  for (const { path, code } of result.error.issues) {
    if (code !== 'invalid_type') continue;
    const issue = describe(value, schema, path as (string | number)[]);
    if (issue === undefined) continue;
    issues.push(issue);
    sound = without(sound, issue.path, own);
  }
  return { sound: sound as ValidPart<z.infer<S>> | undefined, issues };
}

function describe(root: unknown, schema: z.ZodType, path: JsonPath): ShapeIssue | undefined {
  const expectedSchema = schemaAt(schema, path);
  const expected = expectedSchema === undefined ? undefined : jsonTypeOf(expectedSchema);
  if (expected === undefined) return undefined;
  const found = valueAt(root, path);
  if (found === undefined) return { path, problem: 'missing', expected, actual: 'null' };
  if (found === null) return { path, problem: 'null', expected, actual: 'null' };
  return { path, problem: 'type', expected, actual: typeOf(found) };
}

/** The value at a path of plain data; undefined where there is none. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string | number, unknown>)[segment];
  }
  return value;
}

/** The JSON type of plain data. */
export function typeOf(value: unknown): JsonType | 'null' {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as JsonType;
}

/**
 * A copy without the member at `path`; array elements become undefined so that indexes stay true. Containers
 * in `own` are copies already and are changed in place, so that many issues in one list cost one copy of it.
 */
function without(root: unknown, path: JsonPath, own: Set<unknown>): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return undefined;
  if (typeof root !== 'object' || root === null) return root;
  const copy = own.has(root) ? (root as Record<string | number, unknown>) : copyOf(root);
  own.add(copy);
  if (rest.length > 0) copy[segment] = without(copy[segment], rest, own);
  else if (Array.isArray(copy)) copy[segment] = undefined;
  else delete copy[segment];
  return copy;
}

function copyOf(container: object): Record<string | number, unknown> {
  return Array.isArray(container)
    ? (Array.from<unknown>(container) as unknown as Record<number, unknown>)
    : { ...container };
}
