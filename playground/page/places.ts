import type { ChangeSpec, Text } from '@codemirror/state';
import type { Edit, Position } from '../../server/src/library';

/** The offset of a position that the library gives. One outside of the text is moved into it. */
export function offsetOf(text: Text, { line, character }: Position): number {
  if (line >= text.lines) return text.length;
  const { from, to } = text.line(line + 1);
  return Math.min(from + character, to);
}

/** The position of an offset, as the library takes it. */
export function positionOf(text: Text, offset: number): Position {
  const { number, from } = text.lineAt(offset);
  return { line: number - 1, character: offset - from };
}

/** Edits of the library as changes of the editor. */
export function changesOf(text: Text, edits: readonly Edit[]): ChangeSpec[] {
  return edits.map(({ start, end, text: insert }) => ({
    from: offsetOf(text, start),
    to: offsetOf(text, end),
    insert,
  }));
}

/** The change that makes one text of another and keeps what both begin and end with, so that the cursor stays. */
export function changeBetween(before: string, after: string): ChangeSpec {
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let same = 0;
  while (same < most - from && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
