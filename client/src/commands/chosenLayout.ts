import * as vscode from 'vscode';
import { layoutFolderOf } from '../layoutLanguage';
import { activeFile, askToOpen } from './activeDocument';
import { folderOf } from './layoutItems';

/** What the user is told to open for a command about a layout. */
export const documentOfLayout = 'a document of an image layout';

/**
 * The folder of the layout that a command is about: that of an item of the view, or of the active document. Undefined where
 * there is none, which the user is told.
 */
export function chosenLayout(item: unknown): vscode.Uri | undefined {
  const chosen = folderOf(item);
  const folder = chosen instanceof vscode.Uri ? chosen : activeLayout();
  if (folder === undefined) void askToOpen(documentOfLayout);
  return folder;
}

/** The folder of the layout that the active document is in; undefined for other documents. */
export function activeLayout(): vscode.Uri | undefined {
  const active = activeFile();
  return active && layoutFolderOf(active);
}
