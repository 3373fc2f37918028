import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { applyOffsetEdits, type OffsetEdit, type ParsedDocument } from '#service';
import { parse } from '#helpers/lint';
import { checkRange } from './ranges';
import { valueOf, type Subject } from './subject';

/** The text after edits of a document, which must be inside, apart from one another, and must not break it. */
export function textAfter(subject: Subject, edits: readonly TextEdit[], what: string): string {
  const { source } = subject.linted.document;
  for (const { range } of edits) checkRange(source, range, what);
  const sorted = edits
    .map(({ range, newText }) => {
      const offset = source.offsetAt(range.start);
      return { offset, length: source.offsetAt(range.end) - offset, text: newText };
    })
    .sort((a, b) => a.offset - b.offset || a.length - b.length);
  return textAfterOffsets(subject, sorted, what, 'several');
}

/**
 * The same for edits that must be in order.
 * @param changes whether the edits are those of one change, or what is between two texts, which may hide where a mistake was
 */
export function textAfterOffsets(
  subject: Subject,
  edits: readonly OffsetEdit[],
  what: string,
  changes: 'one' | 'several',
): string {
  const { text, value, options, service, linted } = subject;
  let end = 0;
  for (const edit of edits) {
    assert(edit.offset >= end, `the edits of ${what} overlap`);
    end = edit.offset + edit.length;
  }
  assert(end <= text.length, `${what} edits behind the end`);
  const after = applyOffsetEdits(text, edits);
  if (value !== undefined) assert(valueOf(after) !== undefined, `${what} breaks the JSON`);
  else {
    const { document } = parse(after, options, service);
    const hasMore = document.syntax.problems.length > linted.document.syntax.problems.length;
    const isBroken = bringsProblem(linted.document, document, edits) && (changes === 'one' || hasMore);
    assert(!isBroken, `${what} breaks the JSON`);
  }
  return after;
}

/** The edits of one document among those of an action; empty where it edits others only. */
export function editsOf(uri: string, edit: WorkspaceEdit | undefined): readonly TextEdit[] {
  return (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change && change.textDocument.uri === uri
      ? change.edits.flatMap((single) => ('newText' in single ? [single] : []))
      : [],
  );
}

/** The text of another file after the edits of an action; undefined where it does not edit that file. */
export function otherAfter(uri: string, text: string, edit: WorkspaceEdit | undefined): string | undefined {
  const edits = editsOf(uri, edit);
  if (edits.length === 0) return undefined;
  return TextDocument.applyEdits(TextDocument.create(uri, 'jsonc', 0, text), [...edits]);
}

/**
 * Whether edits bring a mistake where the text was read without one. Of mistakes that cost part of the tree only the first
 * is known, so one behind its place was there before.
 */
function bringsProblem(before: ParsedDocument, after: ParsedDocument, edits: readonly OffsetEdit[]): boolean {
  const cut = before.syntax.problems.find(
    ({ problem }) => problem === 'invalid' || problem === 'trailing-content',
  );
  const unread = cut?.offset ?? Infinity;
  const known = before.syntax.problems.filter(({ offset }) => offset < unread);
  const left = after.syntax.problems.filter(({ offset }) => offsetBefore(edits, offset) < unread);
  return left.length > known.length;
}

/** The offset in a text, before edits, of what is at an offset behind them; that of the edit for what is part of one. */
function offsetBefore(edits: readonly OffsetEdit[], offset: number): number {
  let moved = 0;
  for (const edit of edits) {
    const start = edit.offset + moved;
    if (offset < start) break;
    if (offset < start + edit.text.length) return edit.offset;
    moved += edit.text.length - edit.length;
  }
  return offset - moved;
}
