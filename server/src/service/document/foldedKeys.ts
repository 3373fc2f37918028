import type * as z from 'zod';
import { child, propertiesOf } from '../../../../schemas/src/introspection';
import { goFold } from './goFold';
import type { JsonPath } from './jsonPath';

/** A property name that is not the specification's, but that Go reads as if it were. */
export interface FoldedKey {
  readonly path: JsonPath;
  readonly name: string;
  /** True when the property of that name stands beside it, so that Go reads whichever comes last. */
  readonly clashes: boolean;
}

/**
 * Reads an object as Go would: keys that differ from a known property only by folding take its name.
 * Values are shared with the input, which stays as it was; without such keys the input itself comes back.
 */
export function readFoldedKeys(
  value: unknown,
  schema: z.ZodType,
): { value: unknown; folded: readonly FoldedKey[] } {
  const folded: FoldedKey[] = [];
  return { value: fold(value, schema, [], folded), folded };
}

function fold(value: unknown, schema: z.ZodType, path: JsonPath, folded: FoldedKey[]): unknown {
  if (Array.isArray(value)) {
    const element = child(schema, 0);
    if (element === undefined) return value;
    return mapChanged(value, (item, index) => fold(item, element, [...path, index], folded));
  }
  if (typeof value !== 'object' || value === null) return value;
  return foldObject(value as Record<string, unknown>, schema, path, folded);
}

function foldObject(
  value: Record<string, unknown>,
  schema: z.ZodType,
  path: JsonPath,
  folded: FoldedKey[],
): Record<string, unknown> {
  const names = foldedNames(schema);
  let result = value;
  for (const key of Object.keys(value)) {
    const name = names.get(key) === undefined ? names.get(goFold(key)) : key;
    if (name === undefined) continue;
    if (name !== key) {
      const clashes = Object.hasOwn(result, name);
      folded.push({ path: [...path, key], name, clashes });
      if (clashes) continue;
    }
    const memberSchema = child(schema, name);
    const member =
      memberSchema === undefined ? value[key] : fold(value[key], memberSchema, [...path, key], folded);
    if (name === key && member === value[key]) continue;
    if (result === value) result = { ...value };
    if (name !== key) delete result[key];
    result[name] = member;
  }
  return result;
}

const namesBySchema = new WeakMap<z.ZodType, ReadonlyMap<string, string>>();

/** The known names of an object's schema, by themselves and by their folded form. */
function foldedNames(schema: z.ZodType): ReadonlyMap<string, string> {
  let names = namesBySchema.get(schema);
  if (names === undefined) {
    const properties = [...propertiesOf(schema).keys()];
    names = new Map([
      ...properties.map((name) => [goFold(name), name] as const),
      ...properties.map((name) => [name, name] as const),
    ]);
    namesBySchema.set(schema, names);
  }
  return names;
}

function mapChanged(items: readonly unknown[], map: (item: unknown, index: number) => unknown): unknown {
  let result: unknown[] | undefined;
  items.forEach((item, index) => {
    const mapped = map(item, index);
    if (mapped !== item) (result ??= [...items])[index] = mapped;
  });
  return result ?? items;
}
