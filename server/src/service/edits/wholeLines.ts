import type { OffsetEdit } from './operations';

/**
 * Deletes a part of a text with its lines where nothing else is on them, or with the spaces that it leaves behind: those before
 * it, or at the beginning of a line those behind it.
 * @param isFirst whether nothing but a bracket is before it, so that the spaces behind it go as well
 */
export function withSpace(text: string, from: number, to: number, isFirst = false): OffsetEdit {
  const start = startOfBlank(text, from);
  const isAtLineStart = start === 0 || text[start - 1] === '\n';
  const lineEnd = endOfBlankLine(text, to);
  if (isAtLineStart && lineEnd !== undefined) return deletion(start, lineEnd);
  return isAtLineStart || isFirst ? deletion(from, endOfBlank(text, to)) : deletion(start, to);
}

/** The edit that deletes what is between two offsets. */
export function deletion(from: number, to: number): OffsetEdit {
  return { offset: from, length: to - from, text: '' };
}

/** The offset of the first of the spaces that end at `offset`. */
function startOfBlank(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return start;
}

/** The offset behind the spaces that begin at `offset`. */
export function endOfBlank(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end;
}

/** The offset behind the line that `offset` is in; undefined where something stands between the two. */
function endOfBlankLine(text: string, offset: number): number | undefined {
  const end = endOfBlank(text, offset);
  if (end === text.length || text[end] === '\n') return Math.min(end + 1, text.length);
  return text.startsWith('\r\n', end) ? end + 2 : undefined;
}
