import type * as z from 'zod';
import { jsonTypeOf, schemaAt, type JsonType, type PathSegment } from '#schemas/introspection';
import { isPlainArray, isPlainObject, memberAt } from '#schemas/plainData';
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
 * the valid part, so that rules about it find nothing to complain of a second time.
 */
export function checkShape(value: unknown, schema: z.ZodType): CheckedShape {
  const result = schema.safeParse(value);
  if (result.success) return { valid: value, issues: [] };
  const issues: ShapeIssue[] = [];
  const copies = new Copies();
  let valid = value;
  for (const { path, code } of result.error.issues) {
    if (code !== 'invalid_type') continue;
    const issue = issueAt(value, schema, path.filter(isSegment));
    if (issue === undefined) continue;
    issues.push(issue);
    valid = copies.without(valid, issue.path);
  }
  return { valid, issues };
}

/** JSON has no symbols as names, which zod allows in paths. */
function isSegment(segment: PropertyKey): segment is PathSegment {
  return typeof segment !== 'symbol';
}

function issueAt(root: unknown, schema: z.ZodType, path: JsonPath): ShapeIssue | undefined {
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
  return path.reduce(memberAt, root);
}

/** The JSON type of plain data. */
export function typeOf(value: unknown): JsonType | 'null' {
  if (isPlainArray(value)) return 'array';
  if (isPlainObject(value)) return 'object';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'null';
}

/** Copies of containers without some of their members; many members of one container cost one copy of it. */
class Copies {
  readonly #arrays = new Set<unknown>();
  readonly #objects = new Set<unknown>();

  /** A copy without the member at `path`; array elements become undefined, so that indexes stay true. */
  without(value: unknown, [segment, ...rest]: JsonPath): unknown {
    if (segment === undefined) return undefined;
    if (Array.isArray(value) && typeof segment === 'number') {
      const copy: unknown[] = this.#arrays.has(value) ? value : Array.from<unknown>(value);
      this.#arrays.add(copy);
      copy[segment] = rest.length === 0 ? undefined : this.without(copy[segment], rest);
      return copy;
    }
    if (!isPlainObject(value)) return value;
    const copy: Record<string, unknown> = this.#objects.has(value) ? value : { ...value };
    this.#objects.add(copy);
    if (rest.length === 0) delete copy[segment];
    else copy[segment] = this.without(copy[segment], rest);
    return copy;
  }
}
