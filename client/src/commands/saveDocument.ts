import * as vscode from 'vscode';
import { exists } from '../fileTypes';

/** Writes the text of a document, as the editor has it, to its file. */
export async function save(address: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(address);
  const { uri, encoding, isDirty } = document;
  // VS Code keeps the text of a file that was deleted, and saves nothing that does not differ from it.
  if (isDirty || (await exists(uri))) await document.save();
  else
    await vscode.workspace.fs.writeFile(uri, await vscode.workspace.encode(document.getText(), { encoding }));
}
