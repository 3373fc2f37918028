import type { JsonPath } from '#schemas/jsonPath';
import type { DocumentContent } from './documentContent';

/**
 * Paths of the numbers that Go reads into integers: the sizes of descriptors, and a `schemaVersion` that is
 * 2 in some way of writing. Numbers beyond what a double holds are no sound part of the model, but issues.
 * @param least leaves out what is nearer to zero
 */
export function* integerPaths(
  { model, descriptors, shapeIssues }: DocumentContent,
  least = 0,
): Iterable<JsonPath> {
  if ('schemaVersion' in model && model.schemaVersion === 2 && least <= 2) yield ['schemaVersion'];
  for (const { path, value } of descriptors) {
    if (typeof value.size === 'number' && Math.abs(value.size) >= least) yield [...path, 'size'];
  }
  for (const { path, expected, actual } of shapeIssues) {
    if (expected === 'number' && actual === 'number') yield path;
  }
}

/** The largest number that Go's int64 holds. */
export const largestInt64 = 2n ** 63n - 1n;

/**
 * The plain digits of a number that is written otherwise, as `1e3` or `2.0`; undefined when it is no whole
 * number, or when it has so many digits that it cannot be meant.
 */
export function plainDigits(text: string): string | undefined {
  const parts = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text);
  if (parts === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const shift = Number(exponent) - fraction.length;
  const digits = whole + fraction;
  if (shift < 0 && /[^0]/.test(digits.slice(shift))) return undefined;
  const plain = shift < 0 ? digits.slice(0, shift) : digits + '0'.repeat(shift);
  const number = BigInt(plain === '' ? '0' : plain);
  return number === 0n ? '0' : `${sign}${number}`;
}
