/** A JSON object as plain data. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** Tells whether plain data is an object, and not an array or null. */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells whether plain data is an array. */
export function isPlainArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The member of plain data by name or index; undefined where there is none, whatever prototypes have. */
export function memberAt(value: unknown, segment: string | number): unknown {
  if (isPlainArray(value)) return typeof segment === 'number' ? value[segment] : undefined;
  return isPlainObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}
