import { isPlainObject } from '#schemas/plainData';

/** What programs give is checked before it is used: they may be written in JavaScript. */

/** A place in a text. Both count from 0; `character` counts UTF-16 code units. */
interface Place {
  readonly line: number;
  readonly character: number;
}

/** A place in a text as the service takes it: anything else could keep it searching for ever. */
export function checkedPosition(position: Place): Place {
  const { line, character } = Object(position) as Partial<Place>;
  if (!isCount(line) || !isCount(character))
    throw new TypeError('A position must have a line and a character that are whole numbers from 0.');
  return { line, character };
}

/** A part of a text, of which both ends are places in it. */
export function checkedRange(range: { readonly start: Place; readonly end: Place }): {
  start: Place;
  end: Place;
} {
  const { start, end } = Object(range) as typeof range;
  return { start: checkedPosition(start), end: checkedPosition(end) };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Options by name. */
export function checkedOptions<Options extends object>(options: Options): Options {
  const given: unknown = options;
  if (!isPlainObject(given)) throw new TypeError('The options must be an object.');
  return options;
}

/** A string, which an error calls by what it is. */
export function checkedText(text: string, whatItIs: string): string {
  if (typeof (text as unknown) !== 'string') throw new TypeError(`${whatItIs} must be a string.`);
  return text;
}
