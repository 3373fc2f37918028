import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

/**
 * Opens a copy, all its own, of a file of the workspace in an editor, so that no test sees what another one typed.
 * The copy keeps the file's name, for names matter to editors and extensions.
 */
export async function openCopy(path: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the tests need a workspace folder');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const copy = vscode.Uri.joinPath(folder.uri, `copy-${crypto.randomUUID()}`, name);
  await vscode.workspace.fs.copy(vscode.Uri.joinPath(folder.uri, path), copy);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(copy), { preview: false });
}

/** The range of the only place where a text occurs in a document. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const content = document.getText();
  const start = content.indexOf(text);
  assert.ok(start >= 0 && start === content.lastIndexOf(text), `${text} does not occur exactly once`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Replaces the only occurrence of a text, as if it were typed. */
export async function type(
  editor: vscode.TextEditor,
  { over, text }: { over: string; text: string },
): Promise<void> {
  const range = rangeOf(editor.document, over);
  assert.ok(await editor.edit((edit) => edit.replace(range, text)), 'the editor refused the edit');
}
