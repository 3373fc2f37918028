import type { OffsetEdit } from './operations';

/** Deletes a part of a text: with its whole line when nothing else is on it, or with the spaces before it. */
export function wholeLines(text: string, offset: number, length: number): OffsetEdit {
  const start = startOfBlank(text, offset);
  const end = offset + length;
  const atLineStart = start === 0 || text[start - 1] === '\n';
  const lineEnd = endOfBlankLine(text, end);
  if (!atLineStart && lineEnd === undefined) return deletion(offset, end);
  if (atLineStart && lineEnd !== undefined && start !== 0) return deletion(start, lineEnd);
  return atLineStart ? deletion(offset, end) : deletion(start, end);
}

/** The edit that deletes what is between two offsets. */
export function deletion(from: number, to: number): OffsetEdit {
  return { offset: from, length: to - from, text: '' };
}

/** The offset of the first of the spaces that end at `offset`. */
export function startOfBlank(text: string, offset: number): number {
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
export function endOfBlankLine(text: string, offset: number): number | undefined {
  const end = endOfBlank(text, offset);
  if (end === text.length || text[end] === '\n') return Math.min(end + 1, text.length);
  return text.startsWith('\r\n', end) ? end + 2 : undefined;
}
