/** The values that occur more than once, so that only their entries need a closer look. */
export function repeated(values: Iterable<string | undefined>): ReadonlySet<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const value of values) {
    if (value === undefined) continue;
    const before = seen.size;
    if (seen.add(value).size === before) again.add(value);
  }
  return again;
}
