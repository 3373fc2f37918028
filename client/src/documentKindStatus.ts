import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { switchOnRulesCommand } from './commands/switchOnRules';
import { counted } from './plurals';
import type { SilencedInProject } from '#messages';
import type { DocumentKinds } from './documentKinds';

/** The kind of the active document, by which menus know which commands to offer; undefined for other documents. */
const contextKey = 'ociManifest.documentKind';

const languages = [{ language: 'json' }, { language: 'jsonc' }];

/**
 * Shows in the language status what the server takes the active document for, how many of its findings the project file
 * accepts, and how many rules it switches off, and tells the menus. The items are there only while there is something to say.
 * @param openPlaceCommand opens a document, by its URI, at a line and a character
 */
export function showDocumentKind(
  client: BaseLanguageClient,
  kinds: DocumentKinds,
  openPlaceCommand: string,
): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  const accepted = new SilencedItem(client, {
    id: 'ociManifest.accepted',
    name: 'OCI Manifest: Accepted Findings',
    textFor: (count) => counted(count, 'accepted finding', 'accepted findings'),
    commandFor: (_, { uri, position: { line, character } }) => ({
      command: openPlaceCommand,
      title: 'Show Entry',
      arguments: [uri, line, character],
    }),
  });
  const switchedOff = new SilencedItem(client, {
    id: 'ociManifest.switchedOff',
    name: 'OCI Manifest: Rules Switched Off',
    textFor: (count) => counted(count, 'rule switched off', 'rules switched off'),
    commandFor: (document, { uri, position: { line, character } }) => ({
      command: switchOnRulesCommand,
      title: 'Switch On...',
      arguments: [document, uri, line, character],
    }),
  });

  const update = (): void => {
    const document = vscode.window.activeTextEditor?.document;
    const params = document && kinds.of(document.uri);
    void vscode.commands.executeCommand('setContext', contextKey, params?.kind ?? undefined);
    accepted.show(params?.uri, params?.accepted);
    switchedOff.show(params?.uri, params?.switchedOff);
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
    kinds.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    accepted,
    switchedOff,
    { dispose: () => item?.dispose() },
  );
}

/** How what a project file silences is shown. */
interface SilencedWords {
  readonly id: string;
  readonly name: string;
  readonly textFor: (count: number) => string;
  /** @param document the URI of the document in which something is silenced */
  readonly commandFor: (document: string, silenced: SilencedInProject) => vscode.Command;
}

/** An item of the language status that says what the project file silences in the active document, with a command for it. */
class SilencedItem implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #words: SilencedWords;
  #item: vscode.LanguageStatusItem | undefined;

  constructor(client: BaseLanguageClient, words: SilencedWords) {
    this.#client = client;
    this.#words = words;
  }

  show(document: string | undefined, silenced: SilencedInProject | null | undefined): void {
    if (document === undefined || silenced == null) {
      this.dispose();
      return;
    }
    const { id, name, textFor, commandFor } = this.#words;
    const item = (this.#item ??= vscode.languages.createLanguageStatusItem(id, languages));
    item.name = name;
    item.text = textFor(silenced.count);
    item.detail = vscode.workspace.asRelativePath(this.#client.protocol2CodeConverter.asUri(silenced.uri));
    item.command = commandFor(document, silenced);
  }

  dispose(): void {
    this.#item?.dispose();
    this.#item = undefined;
  }
}
