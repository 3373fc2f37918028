/** What people have written of the pages, as the build writes it: each line once, and for each page the numbers of its lines. */
export interface PackedPages {
  readonly lines: readonly string[];
  /** By the path below `docs`, such as `rules/size-zero.md`. */
  readonly pages: Readonly<Record<string, readonly number[]>>;
}

/**
 * Unpacks the pages.
 * @param text the JSON text of `PackedPages`, which the build has written
 * @returns the text of each page by its path below `docs`, without what the server adds
 */
export function unpackPages(text: string): ReadonlyMap<string, string> {
  const { lines, pages } = JSON.parse(text) as PackedPages;
  return new Map(
    Object.entries(pages).map(([path, numbers]) => [path, numbers.map((number) => lines[number]).join('\n')]),
  );
}
