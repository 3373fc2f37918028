import { firstIndex } from '#schemas/firstIndex';
import type { OffsetEdit } from '#service';

/** A line of a diff: its mark, and its text without the line break. */
export interface DiffLine {
  readonly mark: '@@' | ' ' | '-' | '+' | '\\';
  readonly text: string;
}

/** Lines that differ: from `start` up to `end` before, and the same after, each counted from 0. */
interface Change {
  readonly before: Span;
  readonly after: Span;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const linesOfContext = 3;

/**
 * The lines of a unified diff, without the names of the files. It follows the edits, so that its time grows with the
 * text alone; to compare two texts takes time that grows with the square of what differs.
 * @param edits what turns the text before into the text after: sorted, not overlapping
 */
export function unifiedDiff(before: string, after: string, edits: readonly OffsetEdit[]): DiffLine[] {
  const old = new Lines(before);
  const fresh = new Lines(after);
  const changes = joined(changesOf(edits, old, fresh)).flatMap((change) => trimmed(change, old, fresh));
  return hunksOf(changes).flatMap((hunk) => linesOf(hunk, old, fresh));
}

/** The lines of a text, each with its line break. */
class Lines {
  readonly texts: readonly string[];
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.texts = text === '' ? [] : text.split(/(?<=\n)/);
    let start = 0;
    this.#starts = this.texts.map((line) => (start += line.length) - line.length);
  }

  /** The lines that text between two offsets is on; none for the end of a text that ends in a line break. */
  span(from: number, to: number): Span {
    return { start: this.#at(from), end: Math.min(this.#at(to) + 1, this.texts.length) };
  }

  /** The last line that begins at or before an offset, or the number of lines at the end of the text. */
  #at(offset: number): number {
    const next = firstIndex(this.#starts, (start) => start > offset);
    const last = this.texts[next - 1];
    const isBehind = last?.endsWith('\n') === true && offset >= (this.#starts[next - 1] ?? 0) + last.length;
    return isBehind ? next : Math.max(0, next - 1);
  }
}

function changesOf(edits: readonly OffsetEdit[], old: Lines, fresh: Lines): Change[] {
  let shift = 0;
  return edits.map(({ offset, length, text }) => {
    const start = offset + shift;
    shift += text.length - length;
    return { before: old.span(offset, offset + length), after: fresh.span(start, start + text.length) };
  });
}

/** Changes of which no two share a line. */
function joined(changes: readonly Change[]): Change[] {
  const all: Change[] = [];
  for (const change of changes) {
    const last = all.at(-1);
    if (last === undefined || change.before.start > last.before.end) all.push(change);
    else
      all[all.length - 1] = {
        before: { start: last.before.start, end: change.before.end },
        after: { start: last.after.start, end: change.after.end },
      };
  }
  return all;
}

/** A change without the lines at its beginning and end that are the same, or none if all are. */
function trimmed({ before, after }: Change, old: Lines, fresh: Lines): Change[] {
  let { start, end } = before;
  let { start: newStart, end: newEnd } = after;
  while (start < end && newStart < newEnd && old.texts[start] === fresh.texts[newStart]) {
    start++;
    newStart++;
  }
  while (start < end && newStart < newEnd && old.texts[end - 1] === fresh.texts[newEnd - 1]) {
    end--;
    newEnd--;
  }
  if (start === end && newStart === newEnd) return [];
  return [{ before: { start, end }, after: { start: newStart, end: newEnd } }];
}

/** Changes in groups whose contexts meet. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    if (
      hunk !== undefined &&
      last !== undefined &&
      change.before.start <= last.before.end + 2 * linesOfContext
    )
      hunk.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function linesOf(hunk: readonly Change[], old: Lines, fresh: Lines): DiffLine[] {
  const [first, last] = [hunk[0], hunk.at(-1)];
  if (first === undefined || last === undefined) return [];
  const lead = Math.min(linesOfContext, first.before.start);
  const behind = Math.min(old.texts.length, last.before.end + linesOfContext);
  const before = { start: first.before.start - lead, end: behind };
  const after = { start: first.after.start - lead, end: last.after.end + behind - last.before.end };
  const lines: DiffLine[] = [{ mark: '@@', text: `@@ -${extent(before)} +${extent(after)} @@` }];
  let at = before.start;
  for (const change of hunk) {
    lines.push(...marked(' ', old, { start: at, end: change.before.start }));
    lines.push(...marked('-', old, change.before), ...marked('+', fresh, change.after));
    at = change.before.end;
  }
  lines.push(...marked(' ', old, { start: at, end: behind }));
  return lines;
}

/** A span as the head of a hunk writes it: counted from 1, or what is in front of it where it is empty. */
function extent({ start, end }: Span): string {
  const count = end - start;
  return `${count === 0 ? start : start + 1}${count === 1 ? '' : `,${count}`}`;
}

function marked(mark: ' ' | '-' | '+', { texts }: Lines, { start, end }: Span): DiffLine[] {
  return texts.slice(start, end).flatMap((text): DiffLine[] =>
    text.endsWith('\n')
      ? [{ mark, text: text.slice(0, -1) }]
      : [
          { mark, text },
          { mark: '\\', text: ' No newline at end of file' },
        ],
  );
}
