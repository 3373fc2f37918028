import * as vscode from 'vscode';
import { originalOf } from '../formattedDocuments';

/** The address of the file that the active editor shows, exact or formatted; undefined where no editor is active. */
export function activeFile(): vscode.Uri | undefined {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri && originalOf(uri);
}

/** The same for a command that needs a document. Where no editor is active, the user is told what to do. */
export function activeDocument(): vscode.Uri | undefined {
  const file = activeFile();
  if (file === undefined) void askToOpen('an OCI document');
  return file;
}

/**
 * Tells the user to open something before the command is run again; gives the button that the user has pressed.
 * @param buttons other ways out
 */
export async function askToOpen(what: string, ...buttons: readonly string[]): Promise<string | undefined> {
  return vscode.window.showInformationMessage(`Open ${what} first.`, ...buttons);
}
