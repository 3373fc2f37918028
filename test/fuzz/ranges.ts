import assert from 'node:assert/strict';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';

/** A range is in its document, and ends where it begins or later. */
export function checkRange(source: TextDocument, { start, end }: Range, what: string): void {
  checkPosition(source, start, what);
  checkPosition(source, end, what);
  assert(source.offsetAt(start) <= source.offsetAt(end), `${what} ends before it begins`);
}

/** A position that is in the document is the same after a way there and back. */
export function checkPosition(source: TextDocument, position: Position, what: string): void {
  assert.deepEqual(
    source.positionAt(source.offsetAt(position)),
    position,
    `${what} is outside of the document`,
  );
}
