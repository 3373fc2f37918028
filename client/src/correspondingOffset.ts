/**
 * Where a place in a JSON text is in a text that differs from it only in whitespace outside of strings.
 * @param offset a UTF-16 offset in `text`
 * @returns the UTF-16 offset in `other`: before the same character, or behind it where whitespace follows in `text`
 */
export function correspondingOffset(text: string, offset: number, other: string): number {
  const before = text.slice(0, offset).replace(/\s/g, '').length;
  const isBeforeInk = offset < text.length && isInk(text.charAt(offset));
  let end = 0;
  let count = 0;
  for (let index = 0; index < other.length; index++) {
    if (!isInk(other.charAt(index))) continue;
    if (count === before) return isBeforeInk ? index : end;
    count++;
    end = index + 1;
  }
  return end;
}

function isInk(character: string): boolean {
  return !/\s/.test(character);
}
