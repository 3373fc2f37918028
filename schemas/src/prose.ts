import { once } from './once';

/**
 * Lists, plurals, dates and numbers in English prose.
 *
 * `Intl` loads data that take longer than the check of a small document, and every program needs lists and small numbers
 * at its start. These are therefore made here, as `Intl` makes them, and `Intl` does the rest once it is needed.
 */
const integer = once(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }));

/** A list of all its parts: `a, b, and c`. */
export function listOf(parts: Iterable<string>): string {
  return joinedBy('and', [...parts]);
}

/** A list of alternatives: `a, b, or c`. */
export function eitherOf(parts: Iterable<string>): string {
  return joinedBy('or', [...parts]);
}

function joinedBy(word: string, parts: readonly string[]): string {
  if (parts.length <= 2) return parts.join(` ${word} `);
  return `${parts.slice(0, -1).join(', ')}, ${word} ${parts.at(-1)}`;
}

/** A list without a last “and”, as in tables and behind a colon: `a, b, c`. */
export function inSeries(parts: Iterable<string>): string {
  return [...parts].join(', ');
}

/** A whole number with its digits in groups: `12,345`. */
export function grouped(number: number): string {
  const hasOneGroup = Number.isInteger(number) && number >= 0 && number < 1000;
  return hasOneGroup ? String(number) : integer().format(number);
}

/** A number with its noun: `1 layer`, `2 layers`, or with a plural of its own: `2 entries`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** A month of UTC as people write it: `January 2026` for `2026-01`. */
export function monthOf(yearAndMonth: string): string {
  const format = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${yearAndMonth}-01T00:00:00Z`));
}

const dateTime = once(
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

const tenths = once(
  () => new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
);

/** A number with one digit behind the point: `119.6`. */
export function inTenths(number: number): string {
  const hasOneGroup = number >= 0 && number < 999.9;
  return hasOneGroup ? number.toFixed(1) : tenths().format(number);
}

/** A text that begins with a capital letter. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
