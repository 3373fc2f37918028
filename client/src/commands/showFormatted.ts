import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { formattedOf, formattedScheme, formattedTextOf } from '../formattedDocuments';
import { hasCrowdedLine } from '../crowdedLines';
import { nameInMessage } from '../offers';
import { activeDocument } from './activeDocument';

/** The editor offers to show its document formatted while this is true: a line of it has many members. */
const contextKey = 'ociManifest.hasCrowdedLine';

/**
 * Shows the active document with line breaks and indentation, read-only, beside its exact text. A copy that would look the
 * same is not opened.
 */
export async function showFormatted(client: BaseLanguageClient): Promise<void> {
  const source = activeDocument();
  if (source === undefined || isShownFormatted()) return;
  const document = await vscode.workspace.openTextDocument(source);
  const formatted = await formattedTextOf(client, document);
  if (sameLines(formatted, document.getText())) {
    void vscode.window.showInformationMessage(`Formatting would change nothing in ${nameInMessage(source)}.`);
    return;
  }
  await vscode.window.showTextDocument(formattedOf(source), { viewColumn: vscode.ViewColumn.Beside });
}

/** Tells whether two texts differ in nothing that an editor shows: in their line endings, or in the end of the last line. */
function sameLines(one: string, other: string): boolean {
  const lines = (text: string): string => text.replaceAll('\r\n', '\n').trimEnd();
  return lines(one) === lines(other);
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
