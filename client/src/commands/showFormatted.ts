import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { formattedTextRequest, type DocumentParams } from '#messages';
import { derivedFrom, provideDerivedDocuments, sourceOf } from '../derivedDocuments';

/** The scheme of the documents that show a file formatted. */
export const formattedScheme = 'oci-manifest-formatted';

/** The documents that show a file formatted. The ending of their names makes them JSON. */
const formattedDocuments = {
  scheme: formattedScheme,
  nameFor: (name: string) => `${name.replace(/\.json$/i, '')} (formatted).json`,
} as const;

/** Menus offer to show the active document formatted while this is true: it is one long line. */
const contextKey = 'ociManifest.isOneLongLine';

/** More UTF-16 code units than fit beside each other in a wide editor. */
const longLine = 200;

/** Shows the active document with line breaks and indentation, read-only, beside its exact text. */
export async function showFormatted(): Promise<void> {
  const source = vscode.window.activeTextEditor?.document.uri;
  if (source === undefined || source.scheme === formattedScheme) return;
  await vscode.window.showTextDocument(derivedFrom(source, formattedDocuments), {
    viewColumn: vscode.ViewColumn.Beside,
  });
}

/** The address of the file that a document shows: its own, unless it shows a file formatted. */
export function originalOf(uri: vscode.Uri): vscode.Uri {
  return uri.scheme === formattedScheme ? sourceOf(uri) : uri;
}

/** Provides the documents that show files formatted, and tells menus where they are of use. */
export function provideFormattedDocuments(client: BaseLanguageClient): vscode.Disposable {
  const tellMenus = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const isOneLongLine = document !== undefined && isLongLine(document);
    void vscode.commands.executeCommand('setContext', contextKey, isOneLongLine);
  };
  tellMenus();
  return vscode.Disposable.from(
    provideDerivedDocuments({
      ...formattedDocuments,
      async make(source, token) {
        const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(source) };
        const text = await client.sendRequest(formattedTextRequest, params, token);
        return text ?? (await vscode.workspace.openTextDocument(source)).getText();
      },
    }),
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
