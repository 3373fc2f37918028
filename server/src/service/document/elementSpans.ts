import { skipSpace, skipString, skipValue } from './skipJson';

/** Where the elements of a list are in a text; offsets count UTF-16 code units. */
export interface ElementSpans {
  /** The name of the list, which is a member of the root. */
  readonly list: string;
  /** Where each element begins. */
  readonly starts: Uint32Array;
  /** The offset behind each element. */
  readonly ends: Uint32Array;
}

/** The elements of the list around an offset, in a text that is known to be valid JSON; undefined where no member of the root is such a list. */
export function elementSpansAround(text: string, offset: number): ElementSpans | undefined {
  let cursor = skipSpace(text, 0);
  if (text[cursor] !== '{') return undefined;
  for (cursor = skipSpace(text, cursor + 1); cursor < offset;) {
    const endOfName = skipString(text, cursor);
    const value = skipSpace(text, skipSpace(text, endOfName) + 1);
    const end = skipValue(text, value);
    if (value < offset && offset < end) {
      const list: unknown = JSON.parse(text.slice(cursor, endOfName));
      return text[value] === '[' ? { list: String(list), ...spansIn(text, value) } : undefined;
    }
    const comma = skipSpace(text, end);
    if (text[comma] !== ',') return undefined;
    cursor = skipSpace(text, comma + 1);
  }
  return undefined;
}

/** An element of a list: its index, where it begins, and the offset behind it. */
export interface ElementSpan {
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** The element that has all of a range between its first and its last character; undefined for none. */
export function elementAround(
  { starts, ends }: ElementSpans,
  offset: number,
  endOffset: number,
): ElementSpan | undefined {
  const index = starts.findLastIndex((start) => start < offset);
  const [start, end] = [starts[index], ends[index]];
  return start !== undefined && end !== undefined && endOffset < end ? { index, start, end } : undefined;
}

/** The spans after an element has become longer, or shorter, by some code units. */
export function withGrownElement(spans: ElementSpans, element: number, growth: number): ElementSpans {
  return {
    list: spans.list,
    starts: spans.starts.map((start, index) => (index > element ? start + growth : start)),
    ends: spans.ends.map((end, index) => (index >= element ? end + growth : end)),
  };
}

function spansIn(text: string, array: number): Pick<ElementSpans, 'starts' | 'ends'> {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let cursor = skipSpace(text, array + 1); text[cursor] !== ']';) {
    const end = skipValue(text, cursor);
    starts.push(cursor);
    ends.push(end);
    cursor = skipSpace(text, end);
    if (text[cursor] === ',') cursor = skipSpace(text, cursor + 1);
  }
  return { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
