/** Something that the command line cannot do; the message says what and why. */
export class InputError extends Error {}

/**
 * A text for a terminal, on one line. File names and messages of the operating system may contain characters that
 * steer a terminal or turn the direction of what follows; they are shown by their number.
 */
export function onOneLine(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
