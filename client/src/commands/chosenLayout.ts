import * as vscode from 'vscode';
import { originalOf } from '../formattedDocuments';
import { layoutFolderOf } from '../layoutLanguage';
import { folderOf } from './layoutItems';

/**
 * The folder of the layout that a command is about: that of an item of the view, or of the active document. Undefined where
 * there is none, which the user is told.
 */
export function chosenLayout(item: unknown): vscode.Uri | undefined {
  const chosen = folderOf(item);
  const folder = chosen instanceof vscode.Uri ? chosen : activeLayout();
  if (folder === undefined)
    void vscode.window.showInformationMessage('Open a document of an image layout first.');
  return folder;
}

/** The folder of the layout that the active document is in; undefined for other documents. */
export function activeLayout(): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  return active && layoutFolderOf(originalOf(active));
}
