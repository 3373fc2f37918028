/**
 * A text without the characters of a set at its end. A regular expression such as `/=+$/` would start anew at each of
 * them wherever it stands, which takes time with the square of the length.
 */
export function withoutTrailing(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}
