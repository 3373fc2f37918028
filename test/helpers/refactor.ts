import assert from 'node:assert/strict';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lint, service, type LintOptions } from './lint';
import { writeOutDigests } from './markedText';

/** A text with a cursor: the refactorings that are offered there, and what each makes of the text. */
export interface Refactored {
  /** The text without the cursor. */
  readonly text: string;
  readonly titles: readonly string[];
  /** The text after the refactoring whose title begins like this. */
  readonly apply: (title: string) => string;
  /** The reason why the refactoring whose title begins like this cannot be applied. */
  readonly reason: (title: string) => string | undefined;
}

/** Asks for the refactorings at the cursor `|` of a text; without a cursor at its beginning. */
export function refactor(marked: string, options: LintOptions = {}): Refactored {
  const full = writeOutDigests(marked);
  const offset = Math.max(0, full.indexOf('|'));
  const text = full.replace('|', '');
  const { document, settings } = lint(text, options);
  const position = document.source.positionAt(offset);
  const actions = service.refactorings(document, settings, { start: position, end: position });
  // Titles are plain text, in which Markdown would show as it is written.
  for (const { title } of actions) assert(!title.includes('`'), title);
  const find = (title: string): CodeAction => {
    const found = actions.find((action) => action.title.startsWith(title));
    assert(
      found !== undefined,
      `“${title}” is not among: ${actions.map((action) => action.title).join('; ')}`,
    );
    return found;
  };
  return {
    text,
    titles: actions.map(({ title }) => title),
    apply: (title) => applyAction(document.source, find(title)),
    reason: (title) => find(title).disabled?.reason,
  };
}

/** The text of a document after a code action's edits. */
export function applyAction(source: TextDocument, { edit, title }: CodeAction): string {
  assert(edit !== undefined, `“${title}” has no edit`);
  return applyWorkspaceEdit(source, edit);
}

/** The text of the one document that an edit is about, after it. */
export function applyWorkspaceEdit(source: TextDocument, edit: WorkspaceEdit): string {
  const edits = (edit.documentChanges ?? []).flatMap((change) =>
    'edits' in change ? change.edits.flatMap((single) => ('newText' in single ? [single] : [])) : [],
  );
  return TextDocument.applyEdits(source, edits);
}
