import * as vscode from 'vscode';
import { correspondingOffset } from '../correspondingOffset';
import { formattedScheme, originalOf } from '../formattedDocuments';
import { askToOpen } from './activeDocument';
import { columnFor } from './openPlace';

/** The command that goes from a document that is shown formatted to the quick fixes in its file. */
export const quickFixInFileCommand = 'ociManifest.quickFixInFile';

/**
 * Opens the file that is shown formatted, with the cursor at the same place, and offers its quick fixes. VS Code has no quick
 * fixes in read-only documents.
 * @param address the URI of the document that shows the file formatted; without it, the active one and its cursor are meant
 * @param line zero-based, in that document
 * @param character the zero-based UTF-16 code unit in the line
 */
export async function quickFixInFile(address?: unknown, line?: unknown, character?: unknown): Promise<void> {
  const place = await placeOf(address, line, character);
  if (place?.document.uri.scheme !== formattedScheme) {
    void askToOpen('a document with “Show Formatted”');
    return;
  }
  const { document, position } = place;
  const file = await vscode.workspace.openTextDocument(originalOf(document.uri));
  const offset = correspondingOffset(document.getText(), document.offsetAt(position), file.getText());
  const cursor = file.positionAt(offset);
  const viewColumn = columnFor(file.uri, vscode.window.activeTextEditor?.viewColumn);
  await vscode.window.showTextDocument(file, { viewColumn, selection: new vscode.Range(cursor, cursor) });
  await vscode.commands.executeCommand('editor.action.quickFix');
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}

async function placeOf(address: unknown, line: unknown, character: unknown): Promise<Place | undefined> {
  if (typeof address === 'string' && typeof line === 'number' && typeof character === 'number')
    return {
      document: await vscode.workspace.openTextDocument(vscode.Uri.parse(address)),
      position: new vscode.Position(line, character),
    };
  const editor = vscode.window.activeTextEditor;
  return editor && { document: editor.document, position: editor.selection.active };
}
