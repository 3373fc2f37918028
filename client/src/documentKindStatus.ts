import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { counted } from './plurals';
import { documentKindNotification, type DocumentKindParams } from '#messages';

/** The kind of the active document, by which menus know which commands to offer; undefined for other documents. */
const contextKey = 'ociManifest.documentKind';

const languages = [{ language: 'json' }, { language: 'jsonc' }];

/**
 * Shows in the language status what the server takes the active document for, and how many of its findings the project
 * file accepts, and tells the menus. The items are there only while there is something to say.
 * @param openPlaceCommand opens a document, by its URI, at a line and a character
 */
export function showDocumentKind(client: BaseLanguageClient, openPlaceCommand: string): vscode.Disposable {
  const known = new Map<string, DocumentKindParams>();
  let item: vscode.LanguageStatusItem | undefined;
  let acceptedItem: vscode.LanguageStatusItem | undefined;

  const showAccepted = (accepted: DocumentKindParams['accepted']): void => {
    if (accepted === null) {
      acceptedItem?.dispose();
      acceptedItem = undefined;
      return;
    }
    acceptedItem ??= vscode.languages.createLanguageStatusItem('ociManifest.accepted', languages);
    acceptedItem.name = 'OCI Manifest: Accepted Findings';
    acceptedItem.text = counted(accepted.count, 'accepted finding', 'accepted findings');
    acceptedItem.detail = vscode.workspace.asRelativePath(client.protocol2CodeConverter.asUri(accepted.uri));
    const { line, character } = accepted.position;
    acceptedItem.command = {
      command: openPlaceCommand,
      title: 'Show Entry',
      arguments: [accepted.uri, line, character],
    };
  };

  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const params =
      document === undefined ? undefined : known.get(client.code2ProtocolConverter.asUri(document.uri));
    void vscode.commands.executeCommand('setContext', contextKey, params?.kind ?? undefined);
    showAccepted(params?.accepted ?? null);
    if (document === undefined || params?.summary == null) {
      item?.dispose();
      item = undefined;
      return;
    }
    item ??= vscode.languages.createLanguageStatusItem('ociManifest.documentKind', languages);
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
    {
      dispose: () => {
        item?.dispose();
        acceptedItem?.dispose();
      },
    },
  );
}
