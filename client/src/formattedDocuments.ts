import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { formattedTextRequest, type DocumentParams } from '#messages';
import { printable } from '#schemas/printable';
import { fileNameOf } from './fileName';

/** The scheme of the read-only documents that show a file formatted: their query is the address of the file. */
export const formattedScheme = 'oci-manifest-formatted';

/** A moment without typing, after which a document that is shown follows its file. */
const delayInMilliseconds = 300;

/** The address of the document that shows a file formatted. The ending of its name makes it JSON. */
export function formattedOf(file: vscode.Uri): vscode.Uri {
  const name = printable(fileNameOf(file)).replace(/\.json$/i, '');
  return vscode.Uri.from({
    scheme: formattedScheme,
    path: `/${name} (formatted).json`,
    query: file.toString(),
  });
}

/** The address of the file that a document shows: its own, unless it shows a file formatted. */
export function originalOf(uri: vscode.Uri): vscode.Uri {
  return uri.scheme === formattedScheme ? vscode.Uri.parse(uri.query) : uri;
}

/** The text of a file with line breaks and indentation, or as it is where the server does not format it. */
export async function formattedTextOf(
  client: BaseLanguageClient,
  file: vscode.TextDocument,
  token?: vscode.CancellationToken,
): Promise<string> {
  const params: DocumentParams = { uri: client.code2ProtocolConverter.asUri(file.uri) };
  return (await client.sendRequest(formattedTextRequest, params, token)) ?? file.getText();
}

/** Provides the documents that show files formatted, and keeps those up to date that are shown. */
export function provideFormattedDocuments(client: BaseLanguageClient): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const update = ({ document }: vscode.TextDocumentChangeEvent): void => {
    const address = formattedOf(document.uri).toString();
    const shown = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === address);
    if (shown === undefined) return;
    clearTimeout(timers.get(address));
    timers.set(
      address,
      setTimeout(() => {
        timers.delete(address);
        changed.fire(shown.uri);
      }, delayInMilliseconds),
    );
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(formattedScheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(formatted, token) {
        // The server answers for documents that are open. This one may have been closed since the other was made.
        const file = await vscode.workspace.openTextDocument(originalOf(formatted));
        return formattedTextOf(client, file, token);
      },
    }),
    vscode.workspace.onDidChangeTextDocument(update),
    {
      dispose: () => {
        for (const timer of timers.values()) clearTimeout(timer);
      },
    },
  );
}
