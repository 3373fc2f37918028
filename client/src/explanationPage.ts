import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { explainDocumentRequest, type DocumentParams } from '#messages';
import { printable } from '#schemas/printable';
import { pageOf } from './explanationHtml';
import { fileNameOf } from './fileName';

/** A moment without typing, after which the page follows the document. */
const delayInMilliseconds = 300;

/**
 * The page that explains a document, beside the editor. There is one: explaining another document reuses it. It is not a
 * Markdown preview of VS Code, since that takes the focus, runs no commands and does not break long media types.
 */
export class ExplanationPage implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #commands: readonly string[];
  readonly #changes: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #source: vscode.Uri | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param commands the commands that links of the page may run */
  constructor(client: BaseLanguageClient, commands: readonly string[]) {
    this.#client = client;
    this.#commands = commands;
    this.#changes = vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      if (uri.toString() === this.#source?.toString()) this.#updateSoon();
    });
  }

  /**
   * Explains a document. The focus stays where it is.
   * @param section the anchor of a section that the page is scrolled to
   */
  async show(source: vscode.Uri, section?: string): Promise<void> {
    const name = printable(fileNameOf(source));
    this.#source = source;
    this.#panel ??= this.#open();
    this.#panel.title = `${name} explained`;
    this.#panel.reveal(undefined, true);
    await this.#update(section);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#changes.dispose();
    this.#panel?.dispose();
  }

  #open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      'ociManifest.explanation',
      '',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      {
        enableScripts: true,
        enableCommandUris: this.#commands,
        localResourceRoots: [],
        enableFindWidget: true,
      },
    );
    panel.onDidDispose(() => {
      clearTimeout(this.#timer);
      this.#panel = undefined;
      this.#source = undefined;
    });
    return panel;
  }

  #updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#update().catch((error: unknown) => {
        const reason = printable(String(error));
        this.#client.error(`The explanation could not follow the document: ${reason}`, undefined, false);
      });
    }, delayInMilliseconds);
  }

  async #update(section?: string): Promise<void> {
    const source = this.#source;
    if (source === undefined) return;
    // The server answers for documents that are open. This one may have been closed since it was explained.
    await vscode.workspace.openTextDocument(source);
    const params: DocumentParams = { uri: this.#client.code2ProtocolConverter.asUri(source) };
    const text = await this.#client.sendRequest(explainDocumentRequest, params);
    const html = await vscode.commands.executeCommand<string>(
      'markdown.api.render',
      text ?? 'This is not an OCI document.\n',
    );
    // Another document may have been chosen meanwhile, or the page closed.
    if (this.#panel === undefined || this.#source !== source) return;
    this.#panel.webview.html = pageOf(html, section);
  }
}
