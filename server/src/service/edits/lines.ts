import { firstIndex } from '#schemas/firstIndex';

/** White space beyond this many UTF-16 code units is not indentation; each edit would repeat it. */
export const longestIndent = 256;

/** The lines of a text. They are found once, since every edit asks for the line of some place. */
export class Lines {
  readonly #text: string;
  /** Where each line begins. */
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
      this.#starts.push(end + 1);
    }
  }

  /** The number, from 0, of the line that contains `offset` (UTF-16 code units). */
  lineAt(offset: number): number {
    return Math.max(0, firstIndex(this.#starts, (start) => start > offset) - 1);
  }

  /** The white space between the start of the line that contains `offset` and what follows, or `offset` itself. */
  indentAt(offset: number): string {
    const start = this.#starts[this.lineAt(offset)] ?? 0;
    const furthest = Math.min(offset, start + longestIndent);
    let end = start;
    while (end < furthest && (this.#text[end] === ' ' || this.#text[end] === '\t')) end++;
    return this.#text.slice(start, end);
  }
}
