/** Lists, plurals, dates and numbers in English prose, by the platform's own `Intl`. */

const conjunction = new Intl.ListFormat('en-US', { type: 'conjunction' });
const disjunction = new Intl.ListFormat('en-US', { type: 'disjunction' });
const plural = new Intl.PluralRules('en-US');
const integer = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A list of all its parts: `a, b, and c`. */
export function listOf(parts: Iterable<string>): string {
  return conjunction.format(parts);
}

/** A list of alternatives: `a, b, or c`. */
export function eitherOf(parts: Iterable<string>): string {
  return disjunction.format(parts);
}

/** A whole number with its digits in groups: `12,345`. */
export function grouped(number: number): string {
  return integer.format(number);
}

/** A number with its noun: `1 layer`, `2 layers`, or with a plural of its own: `2 entries`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${plural.select(number) === 'one' ? one : many}`;
}

/** A date of UTC as people write it: `January 2, 2026`. */
export function dateOf(date: Date): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** A month of UTC as people write it: `January 2026` for `2026-01`. */
export function monthOf(yearAndMonth: string): string {
  const format = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${yearAndMonth}-01T00:00:00Z`));
}
