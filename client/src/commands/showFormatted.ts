import * as vscode from 'vscode';
import { formattedOf, formattedScheme } from '../formattedDocuments';
import { activeDocument } from './activeDocument';

/** Menus offer to show the active document formatted while this is true: it is one long line. */
const contextKey = 'ociManifest.isOneLongLine';

/** More UTF-16 code units than fit beside each other in a wide editor. */
const longLine = 200;

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
export function tellMenusOfLongLines(): vscode.Disposable {
  const tellMenus = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const isOneLongLine = document !== undefined && isLongLine(document);
    void vscode.commands.executeCommand('setContext', contextKey, isOneLongLine);
  };
  tellMenus();
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(tellMenus),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) tellMenus();
    }),
  );
}

/** A line break at the end does not make a second line that anybody would see. */
function isLongLine(document: vscode.TextDocument): boolean {
  const { lineCount } = document;
  const isOne = lineCount === 1 || (lineCount === 2 && document.lineAt(1).text === '');
  return isOne && document.lineAt(0).text.length > longLine && document.uri.scheme !== formattedScheme;
}
