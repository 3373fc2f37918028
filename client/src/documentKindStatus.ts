import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { documentKindNotification, type DocumentKindParams } from '#messages';

/** The kind of the active document, by which menus know which commands to offer; undefined for other documents. */
const contextKey = 'ociManifest.documentKind';

/**
 * Shows in the language status what the server takes the active document for, and tells the menus. The item is there
 * only while the document is one of the server's.
 */
export function showDocumentKind(client: BaseLanguageClient): vscode.Disposable {
  const known = new Map<string, DocumentKindParams>();
  let item: vscode.LanguageStatusItem | undefined;

  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const params =
      document === undefined ? undefined : known.get(client.code2ProtocolConverter.asUri(document.uri));
    void vscode.commands.executeCommand('setContext', contextKey, params?.kind ?? undefined);
    if (document === undefined || params?.summary == null) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= vscode.languages.createLanguageStatusItem('ociManifest.documentKind', [
      { language: 'json' },
      { language: 'jsonc' },
    ]);
    item.name = 'OCI Manifest';
    item.text = params.summary;
    item.detail = 'OCI Manifest';
    item.command = { command: 'ociManifest.showOutput', title: 'Show Output' };
  };

  return vscode.Disposable.from(
    client.onNotification(documentKindNotification, (params: DocumentKindParams) => {
      if (params.kind === null) known.delete(params.uri);
      else known.set(params.uri, params);
      update();
    }),
    vscode.window.onDidChangeActiveTextEditor(update),
    { dispose: () => item?.dispose() },
  );
}
