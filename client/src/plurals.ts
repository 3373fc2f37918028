const plural = new Intl.PluralRules('en-US');
const integer = new Intl.NumberFormat('en-US');

/** A number with its words in the right form: `1 problem`, `2 problems`. */
export function counted(number: number, one: string, many: string): string {
  return `${integer.format(number)} ${plural.select(number) === 'one' ? one : many}`;
}
