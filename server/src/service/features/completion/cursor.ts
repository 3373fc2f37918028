// The tokens are read here and not by jsonc-parser’s scanner: it splits a bare word such as `12abc` or `text/plain`,
// which must be replaced as a whole, and takes about ten times as long for long strings such as embedded data.

import type { JsonPath } from '#schemas/jsonPath';
import { skipSpace } from '#service/document/skipJson';
import { StringEnds } from './stringEnds';
import { readWords } from './words';

/** A stretch of a text, in UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is being written at the cursor, read off the text alone, which may be broken. */
export interface Cursor {
  /** A property's name, its value, an array's item, or the document itself. */
  readonly slot: 'name' | 'value' | 'item' | 'root';
  /** The path of what is written; of a name that of its object. */
  readonly path: JsonPath;
  /** The name or scalar that is there already and gives way; empty at the cursor where nothing is. */
  readonly token: Span;
  /** True when the token is a complete string. */
  readonly closed: boolean;
  /** True when the cursor is between the quotes of a complete string. */
  readonly inside: boolean;
  /** What is before the token. */
  readonly previous: { readonly end: number; readonly kind: 'open' | 'comma' | 'colon' | 'value' | 'none' };
  /** What is behind the token. */
  readonly next: { readonly start: number; readonly kind: 'comma' | 'colon' | 'close' | 'value' | 'end' };
  /** The object or array around it, and its first member unless that is the token; undefined at the root. */
  readonly container: { readonly start: number; readonly first: number | undefined } | undefined;
}

/** A string or bare word. */
interface Scalar extends Span {
  /** True for a string with both its quotes. */
  readonly closed: boolean;
}

/** A bracket that is open at the cursor. */
interface OpenContainer {
  readonly type: 'object' | 'array';
  readonly start: number;
  first: number | undefined;
  /** The name before the value that comes; it is read when somebody asks. */
  name: Scalar | undefined;
  index: number;
  expects: 'name' | 'colon' | 'value' | 'comma';
}

/**
 * Finds out what is written at `offset`. Only the text up to there is read, and what directly follows. Undefined
 * in comments and where nothing but a colon can come.
 */
export function readCursor(text: string, offset: number): Cursor | undefined {
  return readWords(text, offset) ?? new Reader(text, offset).read();
}

class Reader {
  readonly #text: string;
  readonly #offset: number;
  readonly #strings: StringEnds;
  readonly #containers: OpenContainer[] = [];
  /** How many of the open containers are of each type. */
  readonly #open = { object: 0, array: 0 };
  #position = 0;
  #previous: Cursor['previous'] = { end: 0, kind: 'none' };

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
    this.#strings = new StringEnds(text);
  }

  read(): Cursor | undefined {
    for (;;) {
      const start = this.#skipTrivia(this.#position);
      if (start === undefined) return undefined;
      if (start >= this.#offset) return this.#emptyToken();
      const character = this.#text.charAt(start);
      if ('{}[],:'.includes(character)) this.#punctuation(character, start);
      else {
        const scalar = this.#scalarAt(start);
        if (this.#offset <= scalar.end) return this.#cursorIn(scalar);
        this.#scalar(scalar);
      }
    }
  }

  #punctuation(character: string, start: number): void {
    const container = this.#containers.at(-1);
    this.#position = start + 1;
    if (character === '{' || character === '[') {
      if (container !== undefined) this.#member(container, start);
      const type = character === '{' ? 'object' : 'array';
      const expects = type === 'object' ? 'name' : 'value';
      this.#containers.push({ type, start, first: undefined, name: undefined, index: 0, expects });
      this.#open[type]++;
      this.#previous = { end: start + 1, kind: 'open' };
      return;
    }
    if (character === '}' || character === ']') {
      this.#close(character === '}' ? 'object' : 'array');
      const outer = this.#containers.at(-1);
      if (outer !== undefined) outer.expects = 'comma';
      this.#previous = { end: start + 1, kind: 'value' };
    } else if (character === ',') {
      if (container !== undefined) {
        container.index++;
        container.expects = container.type === 'object' ? 'name' : 'value';
      }
      this.#previous = { end: start + 1, kind: 'comma' };
    } else {
      if (container?.expects === 'colon') container.expects = 'value';
      this.#previous = { end: start + 1, kind: 'colon' };
    }
  }

  /** Closes the last container of a type. If that is not the last one open, what is between them was left open. */
  #close(type: OpenContainer['type']): void {
    if (this.#open[type] === 0) return;
    let closed: OpenContainer | undefined;
    do {
      closed = this.#containers.pop();
      if (closed !== undefined) this.#open[closed.type]--;
    } while (closed !== undefined && closed.type !== type);
  }

  /** Notes that a member of a container begins; in an array a missing comma starts the next item too. */
  #member(container: OpenContainer, start: number): void {
    container.first ??= start;
    if (container.type === 'array' && container.expects === 'comma') container.index++;
  }

  #scalar(scalar: Scalar): void {
    const { start, end } = scalar;
    const container = this.#containers.at(-1);
    this.#position = end;
    this.#previous = { end, kind: 'value' };
    if (container === undefined) return;
    this.#member(container, start);
    if (container.type === 'object' && this.#isName(container, end)) {
      container.name = scalar;
      container.expects = 'colon';
    } else container.expects = 'comma';
  }

  /** Where a value is expected a name may come nevertheless, when the value has not been written yet. */
  #isName(container: OpenContainer, end: number): boolean {
    return container.expects !== 'value' || this.#text[skipSpace(this.#text, end)] === ':';
  }

  #emptyToken(): Cursor | undefined {
    const nothing = { start: this.#offset, end: this.#offset };
    const container = this.#containers.at(-1);
    if (container?.type !== 'object' || container.expects !== 'value') return this.#cursor(nothing, false);
    const { start, kind } = this.#next(this.#offset);
    if (kind !== 'value') return this.#cursor(nothing, false);
    // There is a value already, which gives way, or else the name of the next property.
    const isScalar = !'{['.includes(this.#text.charAt(start));
    const scalar = this.#scalarAt(start);
    if (isScalar && this.#next(scalar.end).kind === 'colon') return this.#cursor(nothing, false);
    const onThisLine = !this.#text.slice(this.#offset, start).includes('\n');
    return isScalar && onThisLine ? this.#cursor({ ...nothing, end: scalar.end }, scalar.closed) : undefined;
  }

  #cursor({ start, end }: Span, closed: boolean): Cursor | undefined {
    const open = this.#containers.at(-1);
    const next = this.#next(end);
    const inside = closed && start < this.#offset && this.#offset < end;
    const common = { token: { start, end }, closed, inside, previous: this.#previous, next };
    const outer = this.#containers.slice(0, -1).map((outside) => this.#step(outside));
    if (open === undefined) return { slot: 'root', path: [], container: undefined, ...common };
    const container = { start: open.start, first: open.first };
    if (open.type === 'array') {
      const index = open.expects === 'comma' ? open.index + 1 : open.index;
      return { slot: 'item', path: [...outer, index], container, ...common };
    }
    if (open.expects === 'colon') return undefined;
    const isName = open.expects !== 'value' || (end > start && next.kind === 'colon');
    return isName
      ? { slot: 'name', path: outer, container, ...common }
      : { slot: 'value', path: [...outer, this.#step(open)], container, ...common };
  }

  #step({ type, name, index }: OpenContainer): string | number {
    if (type === 'array') return index;
    return name === undefined ? '' : decode(this.#text.slice(name.start, name.end), name.closed);
  }

  #next(end: number): Cursor['next'] {
    const start = this.#skipTrivia(end) ?? this.#text.length;
    const character = this.#text[start];
    if (character === undefined) return { start, kind: 'end' };
    const kinds: Readonly<Record<string, Cursor['next']['kind']>> = {
      ',': 'comma',
      ':': 'colon',
      '}': 'close',
      ']': 'close',
    };
    return { start, kind: kinds[character] ?? 'value' };
  }

  /** The offset of the next token; undefined when the cursor is in a comment before it. */
  #skipTrivia(from: number): number | undefined {
    let position = from;
    for (;;) {
      position = skipSpace(this.#text, position);
      if (this.#text.charCodeAt(position) !== 0x2f) return Math.min(position, this.#text.length);
      const comment = this.#text.slice(position, position + 2);
      if (comment !== '//' && comment !== '/*') return position;
      const close = comment === '//' ? '\n' : '*/';
      const end = this.#text.indexOf(close, position + 2);
      const behind = end === -1 ? this.#text.length : end + close.length;
      if (position < this.#offset && this.#offset < behind) return undefined;
      position = behind;
    }
  }

  /** The string or bare word that begins at `start`; a string ends with its line even if no quote ends it. */
  #scalarAt(start: number): Scalar {
    const text = this.#text;
    if (text[start] !== '"') {
      const length = lengthOf(/[^\s,:{}[\]"]*/y, text, start);
      return { start, end: start + Math.max(1, length), closed: false };
    }
    const quote = this.#strings.closingQuote(start);
    return quote === -1
      ? { start, end: this.#strings.lineEnd(start), closed: false }
      : { start, end: quote + 1, closed: true };
  }

  /**
   * The cursor is in a scalar. Of a string without its closing quote only what can be part of it gives way; what
   * seems to be its closing quote may as well be the opening one of the next name.
   */
  #cursorIn({ start, end, closed }: Scalar): Cursor | undefined {
    if (this.#text[start] !== '"') return this.#cursor({ start, end }, false);
    if (closed && !/\w/.test(this.#text[end] ?? '')) return this.#cursor({ start, end }, true);
    const rest = lengthOf(/[^\s,}\]"]*/y, this.#text, this.#offset);
    return this.#cursor({ start, end: this.#offset + rest }, false);
  }
}

/** How many characters from an offset on a sticky pattern matches. */
function lengthOf(sticky: RegExp, text: string, offset: number): number {
  sticky.lastIndex = offset;
  return sticky.exec(text)?.[0].length ?? 0;
}

/** The text that a string token stands for; one that is not valid JSON is taken as it is written. */
function decode(token: string, closed: boolean): string {
  if (!closed) return token.replace(/^"/, '');
  const inner = token.slice(1, -1);
  if (!inner.includes('\\')) return inner;
  try {
    return String(JSON.parse(token));
  } catch {
    return inner;
  }
}
