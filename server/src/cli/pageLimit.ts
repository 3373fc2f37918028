import { type Input, isNamed } from '#files/input';
import { grouped } from '#schemas/prose';

/** The most documents of a searched directory that have pages; a layout may have tens of thousands. */
const mostPages = 50;

/** Which documents are explained in full. Those that an argument names itself always are. */
export class PageLimit {
  readonly #found = new Map<string, number>();

  /** Counts a document, and tells whether it is explained in full. */
  admits(input: Input): boolean {
    const { foundIn } = input;
    if (foundIn === undefined || isNamed(input)) return true;
    const number = (this.#found.get(foundIn) ?? 0) + 1;
    this.#found.set(foundIn, number);
    return number <= mostPages;
  }

  /** What is told of the directories in which there are more. */
  notes(): readonly string[] {
    return [...this.#found]
      .filter(([, number]) => number > mostPages)
      .map(
        ([directory, number]) =>
          `${directory}: ${grouped(mostPages)} of ${grouped(number)} documents are explained. Name a document to explain it, or use --format json.`,
      );
  }
}
