import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { editsBetween } from '#service/edits/editsBetween';
import type { OffsetEdit } from '#service/edits/operations';

/** An edit for the version of the document that was looked at, and for no other. */
export function workspaceEdit({ uri, source }: ParsedDocument, edits: readonly OffsetEdit[]): WorkspaceEdit {
  const textDocument = { uri, version: source.version };
  return { documentChanges: [{ textDocument, edits: edits.map((edit) => toTextEdit(source, edit)) }] };
}

/** A file before it is changed. */
export interface FileBefore {
  readonly uri: string;
  /** Undefined where the file is to be made. */
  readonly text: string | undefined;
  readonly version: number | null;
}

/** The edit that gives a file a text, and makes it where there is none. */
function fileEdit({ uri, text, version }: FileBefore, after: string): WorkspaceEdit {
  const before = TextDocument.create(uri, 'jsonc', 0, text ?? '');
  const edits = editsBetween(before.getText(), after).map((edit) => toTextEdit(before, edit));
  const change = { textDocument: { uri, version }, edits };
  return { documentChanges: text === undefined ? [{ kind: 'create', uri }, change] : [change] };
}

/** A change of a project file. */
export interface ProjectEdit {
  /** The URI of the project file. */
  readonly uri: string;
  readonly edit: WorkspaceEdit;
  /** The text that the file had; undefined where the edit makes it. */
  readonly before: string | undefined;
}

/** The edit that gives a project file a text. */
export function projectEdit(file: FileBefore, after: string): ProjectEdit {
  return { uri: file.uri, edit: fileEdit(file, after), before: file.text };
}

/** Turns the offsets of an edit into positions. */
export function toTextEdit(source: TextDocument, { offset, length, text }: OffsetEdit): TextEdit {
  return {
    range: { start: source.positionAt(offset), end: source.positionAt(offset + length) },
    newText: text,
  };
}
