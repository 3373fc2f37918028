/** Where strings end in a text that may be broken: one without its closing quote ends with its line. */
export class StringEnds {
  readonly #text: string;
  #lineEnd = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** The offset of the quote that closes the string that begins at `start`; -1 when none on its line does. */
  closingQuote(start: number): number {
    const text = this.#text;
    const lineEnd = this.lineEnd(start);
    for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
      if (quote > lineEnd) return -1;
      let backslashes = 0;
      while (text.charCodeAt(quote - 1 - backslashes) === 0x5c) backslashes++;
      if (backslashes % 2 === 0) return quote;
    }
    return -1;
  }

  /** The offset behind the last character of a line; remembered, since a document may be one long line. */
  lineEnd(start: number): number {
    if (this.#lineEnd < start) {
      const found = this.#text.indexOf('\n', start);
      this.#lineEnd = found === -1 ? this.#text.length : found;
      if (this.#text[this.#lineEnd - 1] === '\r') this.#lineEnd--;
    }
    return this.#lineEnd;
  }
}
