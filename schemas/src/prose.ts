/** Lists, plurals, dates and numbers in English prose, by the platform's own `Intl`. */

/** Data of languages take long to load, and a program that only starts needs none. */
function onceNeeded<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

const conjunction = onceNeeded(() => new Intl.ListFormat('en-US', { type: 'conjunction' }));
const disjunction = onceNeeded(() => new Intl.ListFormat('en-US', { type: 'disjunction' }));
const series = onceNeeded(() => new Intl.ListFormat('en-US', { type: 'unit' }));
const plural = onceNeeded(() => new Intl.PluralRules('en-US'));
const integer = onceNeeded(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }));

/** A list of all its parts: `a, b, and c`. */
export function listOf(parts: Iterable<string>): string {
  return conjunction().format(parts);
}

/** A list of alternatives: `a, b, or c`. */
export function eitherOf(parts: Iterable<string>): string {
  return disjunction().format(parts);
}

/** A list without a last “and”, as in tables and behind a colon: `a, b, c`. */
export function inSeries(parts: Iterable<string>): string {
  return series().format(parts);
}

/** A whole number with its digits in groups: `12,345`. */
export function grouped(number: number): string {
  return integer().format(number);
}

/** A number with its noun: `1 layer`, `2 layers`, or with a plural of its own: `2 entries`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${plural().select(number) === 'one' ? one : many}`;
}

/** A month of UTC as people write it: `January 2026` for `2026-01`. */
export function monthOf(yearAndMonth: string): string {
  const format = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${yearAndMonth}-01T00:00:00Z`));
}

const dateTime = onceNeeded(
  () =>
    new Intl.DateTimeFormat('en-US', {
      weekday: 'long',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
      timeZoneName: 'short',
    }),
);

/** A date and time of UTC as people write it, to the second: `Friday, January 2, 2026 at 03:04:05 UTC`. */
export function dateTimeOf(date: Date): string {
  return dateTime().format(date);
}

const tenths = onceNeeded(
  () => new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** A number with one digit behind the point: `119.6`. */
export function inTenths(number: number): string {
  return tenths().format(number);
}
