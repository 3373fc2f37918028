import * as vscode from 'vscode';

/**
 * Saves a document that a code action has changed, such as the project file, so that the change takes effect.
 * @param address the URI of the document
 */
export async function saveDocument(address: unknown): Promise<void> {
  if (typeof address !== 'string') return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
  await document.save();
}
