import type { JsonPath } from '#schemas/jsonPath';

/** Something in the data that does not go together with other data. */
export interface Contradiction {
  /** The way there: the file, the entry and the member. */
  readonly path: JsonPath;
  readonly problem: string;
}

/** Entries that have the name of an earlier one. */
export function* duplicates<I extends string>(
  entries: readonly Readonly<Record<I, string>>[],
  identity: I,
  path: JsonPath,
): Iterable<Contradiction> {
  const seen = new Set<string>();
  for (const [index, { [identity]: name }] of entries.entries()) {
    if (seen.has(name)) yield { path: [...path, index, identity], problem: 'Occurs twice' };
    seen.add(name);
  }
}
