import * as vscode from 'vscode';
import { formattedOf, formattedScheme } from '../formattedDocuments';
import { hasCrowdedLine } from '../crowdedLines';
import { activeDocument } from './activeDocument';

/** The editor offers to show its document formatted while this is true: a line of it has many members. */
const contextKey = 'ociManifest.hasCrowdedLine';

/** Shows the active document with line breaks and indentation, read-only, beside its exact text. */
export async function showFormatted(): Promise<void> {
  const source = activeDocument();
  if (source === undefined || isShownFormatted()) return;
  await vscode.window.showTextDocument(formattedOf(source), { viewColumn: vscode.ViewColumn.Beside });
}

function isShownFormatted(): boolean {
  return vscode.window.activeTextEditor?.document.uri.scheme === formattedScheme;
}

/** Tells menus whether showing the active document formatted is of use. */
export function tellMenusOfCrowdedLines(): vscode.Disposable {
  const tellMenus = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const isCrowded =
      document !== undefined &&
      document.uri.scheme !== formattedScheme &&
      hasCrowdedLine(document.lineCount, (line) => document.lineAt(line).text);
    void vscode.commands.executeCommand('setContext', contextKey, isCrowded);
  };
  tellMenus();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(tellMenus),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) tellMenus();
    }),
  );
}
