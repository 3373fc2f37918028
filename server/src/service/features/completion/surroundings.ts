import { readCursor, type Cursor } from './cursor';
import { StringEnds } from './stringEnds';

/** What completion looks at: the text around an offset, without what is far away from it. */
export interface Surroundings {
  readonly text: string;
  /** What is written at the offset; its offsets and the indexes of its path are those of `text`. */
  readonly cursor: Cursor;
  /** By how many UTF-16 code units everything around the cursor is further on in the whole text. */
  readonly shift: number;
}

/** How much of a text is left out, and from which length on (UTF-16 code units). */
export interface Brevity {
  readonly longest: number;
  /** How many items remain at either end of a long array, and on either side of the cursor. */
  readonly items: number;
}

const usual: Brevity = { longest: 65_536, items: 12 };

/**
 * The surroundings of an offset. Of a long text the middle of each long array is left out, so that parsing takes no
 * longer than for a short one; brackets, commas and white space around what is left stay as they are. The text is
 * read once and may be broken. Undefined where nothing can be written.
 */
export function surroundingsOf(
  text: string,
  offset: number,
  brevity: Brevity = usual,
): Surroundings | undefined {
  if (text.length <= brevity.longest) {
    const cursor = readCursor(text, offset);
    return cursor && { text, cursor, shift: 0 };
  }
  const cuts = new Cuts(text, brevity.items);
  cuts.read(0, offset);
  cuts.endHere();
  const head = cuts.applyTo(0, offset);
  const shift = offset - head.length;
  const cursor = readCursor(head + text.slice(offset), head.length);
  if (cursor === undefined) return undefined;
  const next = cursor.next.start + shift;
  cuts.read(next, text.length);
  cuts.endHere();
  return { text: head + text.slice(offset, next) + cuts.applyTo(next, text.length), cursor, shift };
}

/** An array that is open, with the places behind its commas at which it can be cut. */
interface OpenArray {
  commas: number;
  /** Behind the last of the first items that remain. */
  first: number;
  /** Behind the latest commas, in turns. */
  readonly latest: number[];
}

interface Cut {
  readonly start: number;
  readonly end: number;
}

/** Finds what can be left out while it reads a text. */
class Cuts {
  readonly #text: string;
  readonly #items: number;
  readonly #strings: StringEnds;
  /** The open brackets; of objects nothing is left out. */
  readonly #open: (OpenArray | 'object')[] = [];
  #objects = 0;
  #cuts: Cut[] = [];

  constructor(text: string, items: number) {
    this.#text = text;
    this.#items = items;
    this.#strings = new StringEnds(text);
  }

  /** Reads on from one offset to another, which may be within a string. */
  read(from: number, to: number): void {
    const text = this.#text;
    let at = from;
    while (at < to) {
      switch (text.charCodeAt(at)) {
        case 0x22: {
          const quote = this.#strings.closingQuote(at);
          at = quote === -1 ? Math.max(this.#strings.lineEnd(at), at + 1) : quote + 1;
          continue;
        }
        case 0x7b:
          this.#open.push('object');
          this.#objects++;
          break;
        case 0x5b:
          this.#open.push({ commas: 0, first: 0, latest: [] });
          break;
        case 0x7d:
          this.#close(true);
          break;
        case 0x5d:
          this.#close(false);
          break;
        case 0x2c:
          this.#comma(at + 1);
          break;
        case 0x2f:
          at = this.#behindComment(at);
          continue;
      }
      at++;
    }
  }

  /** Takes the place that has been read to for the end of all arrays; what follows counts anew. */
  endHere(): void {
    for (const container of this.#open) if (container !== 'object') this.#end(container);
  }

  /** The text between two offsets without what is left out. */
  applyTo(start: number, end: number): string {
    const kept: string[] = [];
    let from = start;
    for (const cut of this.#cuts.sort((a, b) => a.start - b.start)) {
      // A cut within another is over with it.
      if (cut.start < from) continue;
      kept.push(this.#text.slice(from, cut.start));
      from = cut.end;
    }
    this.#cuts = [];
    return kept.join('') + this.#text.slice(from, end);
  }

  #comma(behind: number): void {
    const container = this.#open.at(-1);
    if (container === undefined || container === 'object') return;
    const { commas, latest } = container;
    latest[commas % this.#items] = behind;
    container.commas++;
    if (container.commas === this.#items) container.first = behind;
  }

  /** Closes the last container of a type. If that is not the last one open, what is between them was left open. */
  #close(object: boolean): void {
    const open = object ? this.#objects : this.#open.length - this.#objects;
    for (let found = open === 0; !found;) {
      const container = this.#open.pop();
      if (container === 'object') this.#objects--;
      else if (container !== undefined) this.#end(container);
      found = (container === 'object') === object;
    }
  }

  #end(container: OpenArray): void {
    const { commas, first, latest } = container;
    if (commas > 2 * this.#items) {
      const last = latest[commas % this.#items];
      if (last !== undefined) this.#cuts.push({ start: first, end: last });
    }
    container.commas = 0;
  }

  #behindComment(at: number): number {
    const kind = this.#text.charCodeAt(at + 1);
    if (kind !== 0x2f && kind !== 0x2a) return at + 1;
    const close = kind === 0x2f ? '\n' : '*/';
    const end = this.#text.indexOf(close, at + 2);
    return end === -1 ? this.#text.length : end + close.length;
  }
}
