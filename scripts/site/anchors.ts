import { headingAnchor } from '#schemas/markdown';

/** Gives headings of one page their anchors; one that was there before gets a number, as on GitHub. */
export class Anchors {
  readonly #counts = new Map<string, number>();

  next(heading: string): string {
    const anchor = headingAnchor(heading);
    const count = this.#counts.get(anchor) ?? 0;
    this.#counts.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  }
}
