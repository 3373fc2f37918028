import { once } from './once';

/**
 * Characters that steer what shows them, or that nobody sees: controls, line separators, bidirectional marks, zero-width
 * and other format characters, fillers, and halves of surrogate pairs.
 */
const hidden = once(() => /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu);

/** Text without any of them, as nearly all is; this is told in half of the time. */
const plain = /^[\n -~]*$/;

/** How text is made printable. */
export interface PrintableOptions {
  /** The most UTF-16 code units of the result; longer text is cut and ends in `…`. */
  readonly longest?: number;
}

/**
 * Text from a document, a file name or a project file as text that nothing obeys: hidden characters become visible
 * escapes such as `\u202e`, so that it stays on one line.
 */
export function printable(text: string, { longest = Infinity }: PrintableOptions = {}): string {
  if (text.length <= longest) {
    if (plain.test(text) && !text.includes('\n')) return text;
    const whole = text.replace(hidden(), escapeOf);
    if (whole.length <= longest) return whole;
  }
  let shown = '';
  for (const character of text) {
    const next = character.replace(hidden(), escapeOf);
    if (shown.length + next.length > longest - 1) break;
    shown += next;
  }
  return `${shown}…`;
}

/** The same for text of several lines, such as a stack trace: line breaks and tabs stay. */
export function printableLines(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replace(/\r\n/g, '\n')
    .replace(hidden(), (character) =>
      character === '\n' || character === '\t' ? character : escapeOf(character),
    );
}

/**
 * An error with its stack, where it has one. What the error says may repeat a document or a file name, so it stays on one
 * line; only the frames of the stack are lines of their own.
 */
export function printableError(error: unknown): string {
  if (!(error instanceof Error)) return printable(String(error));
  const { message, stack = message } = error;
  return printableLines(stack.replace(message, () => printable(message)));
}

/** A JSON text with its hidden characters as escapes of JSON; its value stays the same. */
export function printableJson(json: string): string {
  if (plain.test(json)) return json;
  return json.replace(hidden(), (character) =>
    character === '\n'
      ? character
      : Array.from({ length: character.length }, (_, index) => unitOf(character, index)).join(''),
  );
}

/** Text for a place where VS Code draws `$(name)` as an icon: with a backslash it is shown as text. */
export function withoutIcons(text: string): string {
  return text.replace(/\\?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, (icon) =>
    icon.startsWith('\\') ? icon : `\\${icon}`,
  );
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : unitOf(character, 0);
}

function unitOf(text: string, index: number): string {
  return `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`;
}
