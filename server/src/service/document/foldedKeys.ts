import type * as z from 'zod';
import { child, propertiesOf } from '#schemas/introspection';
import { isPlainArray, isPlainObject, type PlainObject } from '#schemas/plainData';
import { goFold } from './goFold';
import type { JsonPath } from '#schemas/jsonPath';

/** A property name that is not the specification's, but that Go reads as if it were. */
export interface FoldedKey {
  readonly path: JsonPath;
  readonly name: string;
  /** What is read as the property instead, as it is written beside it; Go reads whichever comes last. */
  readonly rival?: string;
}

/** A value as Go reads it, and what there is to say of its names. */
export interface ReadKeys {
  readonly value: unknown;
  readonly folded: readonly FoldedKey[];
  /** Whether there are names that the schema does not know in any spelling. */
  readonly hasUnknown: boolean;
}

/**
 * Reads an object as Go would: keys that differ from a known property only by folding take its name.
 * Values are shared with the input, which stays as it was; without such keys the input itself comes back. Of several
 * spellings, the exact one is read, or else the last.
 * @param plain a value in which the same schema knows all names: what `value` has in common with it is not looked at again
 */
export function readFoldedKeys(value: unknown, schema: z.ZodType, plain?: unknown): ReadKeys {
  const seen = { folded: false, unknown: false };
  lookAtKeys(value, schema, seen, plain);
  if (!seen.folded) return { value, folded: [], hasUnknown: seen.unknown };
  const folded: FoldedKey[] = [];
  return { value: fold(value, schema, [], folded), folded, hasUnknown: seen.unknown };
}

/** Looks whether there are folded and unknown keys; hardly ever, so it does not keep track of paths. */
function lookAtKeys(
  value: unknown,
  schema: z.ZodType,
  seen: { folded: boolean; unknown: boolean },
  plain: unknown,
): void {
  if (value === plain) return;
  const members = membersOf(schema);
  if (members === undefined) return;
  if (isPlainArray(value)) {
    const { element } = members;
    if (element === undefined) return;
    const plainItems = isPlainArray(plain) ? plain : [];
    for (let index = 0; index < value.length; index++)
      lookAtKeys(value[index], element, seen, plainItems[index]);
    return;
  }
  if (!isPlainObject(value)) return;
  // A map, whose names are anybody's.
  if (members.properties.size === 0) return;
  const plainMembers = isPlainObject(plain) ? plain : undefined;
  // Without a list of the keys: this looks at every object, and plain data inherit none.
  for (const key in value) {
    let member = members.properties.get(key);
    if (member === undefined) {
      const name = members.names.get(goFold(key));
      if (name === undefined) {
        seen.unknown = true;
        continue;
      }
      seen.folded = true;
      member = members.properties.get(name);
    }
    if (member !== undefined) lookAtKeys(value[key], member, seen, plainMembers?.[key]);
  }
}

function fold(value: unknown, schema: z.ZodType, path: JsonPath, folded: FoldedKey[]): unknown {
  if (isPlainArray(value)) {
    const element = child(schema, 0);
    if (element === undefined) return value;
    return mapChanged(value, (item, index) => fold(item, element, [...path, index], folded));
  }
  return isPlainObject(value) ? foldObject(value, schema, path, folded) : value;
}

function foldObject(value: PlainObject, schema: z.ZodType, path: JsonPath, folded: FoldedKey[]): PlainObject {
  const members = membersOf(schema);
  if (members === undefined) return value;
  const named = Object.keys(value).flatMap((key) => {
    const name = members.properties.has(key) ? key : members.names.get(goFold(key));
    return name === undefined ? [] : [{ key, name }];
  });
  const read = new Map(named.map(({ key, name }) => [name, Object.hasOwn(value, name) ? name : key]));
  let result: Record<string, unknown> | undefined;
  for (const { key, name } of named) {
    const rival = read.get(name);
    const isRead = rival === undefined || rival === key;
    if (name !== key) folded.push({ path: [...path, key], name, ...(!isRead && { rival }) });
    if (!isRead) continue;
    const memberSchema = child(schema, name);
    const member =
      memberSchema === undefined ? value[key] : fold(value[key], memberSchema, [...path, key], folded);
    if (name === key && member === value[key]) continue;
    result ??= { ...value };
    if (name !== key) delete result[key];
    result[name] = member;
  }
  return result ?? value;
}

/** What a container's schema says of its members, by their exact and by their folded names. */
interface Members {
  readonly properties: ReadonlyMap<string, z.ZodType>;
  readonly names: ReadonlyMap<string, string>;
  readonly element: z.ZodType | undefined;
}

const membersBySchema = new WeakMap<z.ZodType, Members | null>();

/** Undefined where the schema knows neither properties nor elements, as with maps and scalars. */
function membersOf(schema: z.ZodType): Members | undefined {
  let members = membersBySchema.get(schema);
  if (members === undefined) {
    const properties = propertiesOf(schema);
    const element = child(schema, 0);
    const names = new Map([...properties.keys()].map((name) => [goFold(name), name]));
    members = properties.size === 0 && element === undefined ? null : { properties, names, element };
    membersBySchema.set(schema, members);
  }
  return members ?? undefined;
}

function mapChanged(items: readonly unknown[], map: (item: unknown, index: number) => unknown): unknown {
  let result: unknown[] | undefined;
  items.forEach((item, index) => {
    const mapped = map(item, index);
    if (mapped !== item) (result ??= [...items])[index] = mapped;
  });
  return result ?? items;
}
