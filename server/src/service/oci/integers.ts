import type { JsonPath } from '#schemas/jsonPath';
import { isPlainObject, memberAt } from '#schemas/plainData';
import type { DocumentContent } from './documentContent';

/**
 * Paths of the numbers that Go reads into integers: the sizes of descriptors, a `schemaVersion` that is
 * 2 in some form, and the numbers of a health check. Numbers beyond what a double holds are not in the valid part, but are issues of shape.
 * @param least skips numbers that are nearer to zero
 */
export function* integerPaths(
  { model, descriptors, shapeIssues }: DocumentContent,
  least = 0,
): Iterable<JsonPath> {
  if ('schemaVersion' in model && model.schemaVersion === 2 && least <= 2) yield ['schemaVersion'];
  for (const { path, value } of descriptors) {
    if (typeof value.size === 'number' && Math.abs(value.size) >= least) yield [...path, 'size'];
  }
  if ('config' in model) yield* healthcheckNumbers(model.config, least);
  for (const { path, expected, actual } of shapeIssues) {
    if (expected === 'number' && actual === 'number') yield path;
  }
}

function* healthcheckNumbers(container: unknown, least: number): Iterable<JsonPath> {
  const healthcheck = memberAt(container, 'Healthcheck');
  if (!isPlainObject(healthcheck)) return;
  for (const name of ['Interval', 'Timeout', 'StartPeriod', 'StartInterval', 'Retries']) {
    const value = healthcheck[name];
    if (typeof value === 'number' && Math.abs(value) >= least) yield ['config', 'Healthcheck', name];
  }
}

const largestInt64 = 2n ** 63n - 1n;

/** Tells whether Go's int64 holds a number that is written in plain digits, with or without a sign. */
export function fitsInt64(digits: string): boolean {
  const value = BigInt(digits);
  return value <= largestInt64 && value >= -largestInt64 - 1n;
}

/**
 * The plain digits of a number in another form, such as `1e3` or `2.0`; undefined when it is not an integer, or
 * when it has so many digits that nobody can mean it.
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
