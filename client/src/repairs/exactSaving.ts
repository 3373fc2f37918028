import * as vscode from 'vscode';

/** The settings by which saving a document changes it. */
const changing = [
  ['editor', 'formatOnSave'],
  ['files', 'trimTrailingWhitespace'],
  ['files', 'insertFinalNewline'],
  ['files', 'trimFinalNewlines'],
] as const;

/** Tells whether the settings ask for changes of a document when it is saved. */
export function changesOnSave(document: vscode.TextDocument): boolean {
  const actions = vscode.workspace.getConfiguration('editor', document).get<object>('codeActionsOnSave', {});
  return (
    Object.keys(actions).length > 0 ||
    changing.some(([section, key]) => vscode.workspace.getConfiguration(section, document).get(key) === true)
  );
}

/** Saves a document with the text that it has, whatever the settings say about formatting. */
export async function saveExactly(document: vscode.TextDocument): Promise<void> {
  if (!document.isDirty) return;
  if (!changesOnSave(document)) {
    await document.save();
    return;
  }
  // VS Code has a command for it, which is about the active editor only.
  const active = vscode.window.activeTextEditor;
  await vscode.window.showTextDocument(document, { preview: false });
  await vscode.commands.executeCommand('workbench.action.files.saveWithoutFormatting');
  if (active !== undefined && active.document !== document && !active.document.isClosed)
    await vscode.window.showTextDocument(active.document, active.viewColumn);
}
