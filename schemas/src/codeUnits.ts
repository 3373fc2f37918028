/** Compares texts by their UTF-16 code units, the same in every language: for `sort`. */
export function compareCodeUnits(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
