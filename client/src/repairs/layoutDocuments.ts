import * as vscode from 'vscode';
import { exists } from '../fileTypes';

/**
 * Tells whether the files of a layout can be changed now. What prevents it, the user is told, and asked to save documents
 * of the layout: a repair works on what is saved.
 */
export async function isReady(folder: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.fs.isWritableFileSystem(folder.scheme) === false) {
    void vscode.window.showErrorMessage('This layout cannot be changed.');
    return false;
  }
  if (await exists(vscode.Uri.joinPath(folder, 'index.json.lock'))) {
    void vscode.window.showErrorMessage(
      'index.json.lock says that another program is changing the layout. Remove the file if no program is.',
    );
    return false;
  }
  return saveDocuments(documentsIn(folder).filter(({ isDirty }) => isDirty));
}

/** The open documents of a layout. */
export function documentsIn(folder: vscode.Uri): readonly vscode.TextDocument[] {
  const prefix = `${folder.toString()}/`;
  return vscode.workspace.textDocuments.filter(({ uri }) => uri.toString().startsWith(prefix));
}

async function saveDocuments(documents: readonly vscode.TextDocument[]): Promise<boolean> {
  if (documents.length === 0) return true;
  const save = 'Save and Continue';
  const chosen = await vscode.window.showWarningMessage(
    'Documents of this layout have unsaved changes.',
    { modal: true, detail: 'They must be saved first, because a digest is that of a saved file.' },
    save,
  );
  if (chosen !== save) return false;
  const saved = await Promise.all(documents.map((document) => document.save()));
  return saved.every(Boolean);
}
