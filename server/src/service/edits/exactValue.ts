import type { JsonValue } from './operations';

/** Tells whether JavaScript holds a value as it is written, so that it can be written again without losing digits. */
export function isExact(value: unknown): value is JsonValue {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isExact);
  return value !== undefined;
}
