/**
 * The anchor of a heading, as GitHub makes it.
 * @param heading the text of the heading, without Markdown
 */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

/** Gives headings of one page their anchors; one that was there before gets a number, as on GitHub. */
export class Anchors {
  readonly #counts = new Map<string, number>();

  next(heading: string): string {
    const anchor = anchorOf(heading);
    const count = this.#counts.get(anchor) ?? 0;
    this.#counts.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  }
}
