/** More UTF-16 code units than fit beside each other in a wide editor. */
const longLine = 200;

/** More members than anybody writes on one line. */
const manyMembers = 4;

/** So many lines at the beginning show how a document is written. */
const linesLookedAt = 20;

/** So many UTF-16 code units of a line show what is on it. */
const unitsLookedAt = 2000;

/**
 * Tells whether JSON has several members beside each other on a line that is too long to read, as where it was written
 * without line breaks. Content in base64 is long, but one member.
 * @param textOf the text of a line, counted from 0
 */
export function hasCrowdedLine(lineCount: number, textOf: (line: number) => string): boolean {
  for (let line = 0; line < Math.min(lineCount, linesLookedAt); line++) {
    const text = textOf(line);
    if (text.length <= longLine) continue;
    const members = text.slice(0, unitsLookedAt).match(/"\s*:/g) ?? [];
    if (members.length >= manyMembers) return true;
  }
  return false;
}
