import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { explainDocumentRequest, explanationsChangedNotification, type DocumentParams } from '#messages';
import { printable } from '#schemas/printable';
import type { DocumentKinds } from '../documentKinds';
import { onDidDelete } from '../folderChanges';
import { activeOciDocument, onDidActivateOciDocument } from './activeDocuments';
import { pageOf, statusPage } from './explanationHtml';
import type { PageView } from './pageView';
import { distinctNameOf } from '../fileName';
import { layoutFolderOf } from '../layoutLanguage';

/** Tells menus what the page does when another editor becomes active; undefined while there is no page. */
const contextKey = 'ociManifest.explanationPage';

/** A moment without changes, after which the page follows the document. */
const delayInMilliseconds = 300;

/** How long the page waits for an answer before it says that it is loading. After a shorter wait it would flicker. */
const patienceInMilliseconds = 300;

/**
 * The page that explains a document, beside the editor. There is one: explaining another document reuses it. It is not a
 * Markdown preview of VS Code, since that takes the focus, runs no commands and does not break long media types. It stays with
 * its document unless it is told to follow the active editor.
 */
export class ExplanationPage implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #kinds: DocumentKinds;
  readonly #commands: readonly string[];
  readonly #program: vscode.Uri;
  readonly #changes: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #followsActiveEditor = false;
  #source: vscode.Uri | undefined;
  /** The document whose explanation the page shows. */
  #shown: vscode.Uri | undefined;
  #blobs: vscode.Disposable | undefined;
  #view: PageView = viewOf(undefined);
  /** Stands for the last update that began, beside which others are outdated. */
  #latest: object | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #loading: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param extension the folder of the extension, which has the program of the page
   * @param commands the commands that links of the page may run
   */
  constructor(
    client: BaseLanguageClient,
    kinds: DocumentKinds,
    extension: vscode.Uri,
    commands: readonly string[],
  ) {
    this.#client = client;
    this.#kinds = kinds;
    this.#program = vscode.Uri.joinPath(extension, 'dist', 'client', 'explanation.js');
    this.#commands = commands;
    const follow = (document: vscode.TextDocument): void => {
      if (!document.isUntitled && this.#isSource(document.uri)) this.#updateSoon();
    };
    this.#changes = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
        if (this.#isSource(uri)) this.#updateSoon();
      }),
      // A document that is closed without saving has the text of its file again, and one that gets the language JSON is
      // closed and opened.
      vscode.workspace.onDidOpenTextDocument(follow),
      vscode.workspace.onDidCloseTextDocument(follow),
      client.onNotification(explanationsChangedNotification, () => this.#updateSoon()),
      onDidActivateOciDocument(kinds, (document) => {
        if (this.#followsActiveEditor) this.#run(this.#goTo(document));
      }),
    );
  }

  /**
   * Explains a document. The focus stays where it is. The page keeps its place where it explains the document already,
   * and begins at the top otherwise.
   * @param section the anchor of a section that the page is scrolled to
   */
  async show(source: vscode.Uri, section?: string): Promise<void> {
    if (this.#panel === undefined) this.#open();
    this.#panel?.reveal(undefined, true);
    await this.#explainOn(source, section);
  }

  /** Makes the page explain each OCI document whose editor becomes active, and at once the one in the active editor. */
  async followActiveEditor(): Promise<void> {
    if (this.#panel === undefined) return;
    this.#setFollowing(true);
    const document = activeOciDocument(this.#kinds);
    if (document !== undefined) await this.#goTo(document);
  }

  /** Makes the page stay with the document that it explains. */
  stopFollowingActiveEditor(): Promise<void> {
    if (this.#panel !== undefined) this.#setFollowing(false);
    return Promise.resolve();
  }

  dispose(): void {
    this.#changes.dispose();
    this.#panel?.dispose();
    this.#forget();
  }

  #open(): void {
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
    panel.onDidDispose(() => this.#forget());
    this.#panel = panel;
    this.#setFollowing(false);
  }

  #setFollowing(follows: boolean): void {
    this.#followsActiveEditor = follows;
    this.#tellMenus(follows ? 'following' : 'staying');
  }

  #tellMenus(state: 'following' | 'staying' | undefined): void {
    void vscode.commands.executeCommand('setContext', contextKey, state);
  }

  /** Explains another document on the page wherever that is. It may be hidden by the editor that has become active. */
  async #goTo(document: vscode.Uri): Promise<void> {
    if (!this.#isSource(document)) await this.#explainOn(document);
  }

  async #explainOn(source: vscode.Uri, section?: string): Promise<void> {
    if (this.#panel === undefined) return;
    const isOther = !this.#isSource(source);
    if (isOther) this.#follow(source);
    if (isOther || section !== undefined) this.#view = viewOf(section);
    this.#panel.title = `${printable(distinctNameOf(source))} explained`;
    if (isOther) this.#sayLoadingSoon();
    await this.#update();
  }

  #isSource(uri: vscode.Uri): boolean {
    return uri.toString() === this.#source?.toString();
  }

  /** Follows a document, and the blobs of its layout, since the page says which of them are there. */
  #follow(source: vscode.Uri): void {
    this.#source = source;
    this.#blobs?.dispose();
    this.#blobs = undefined;
    const folder = layoutFolderOf(source);
    if (folder === undefined) return;
    const pattern = new vscode.RelativePattern(folder, 'blobs/*/*');
    const watcher = vscode.workspace.createFileSystemWatcher(pattern, false, true, false);
    this.#blobs = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(() => this.#updateSoon()),
      onDidDelete((isGone) => {
        if (isGone(vscode.Uri.joinPath(folder, 'blobs', 'sha256'))) this.#updateSoon();
      }),
      watcher.onDidDelete(() => this.#updateSoon()),
    );
  }

  #forget(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#loading);
    this.#blobs?.dispose();
    this.#blobs = undefined;
    this.#panel = undefined;
    this.#source = this.#shown = undefined;
    this.#followsActiveEditor = false;
    this.#tellMenus(undefined);
  }

  /** Shows an explanation. Where it could not be made, an earlier one of the same document stays. */
  #end(source: vscode.Uri, page: string | undefined): void {
    if (page === undefined && this.#shown === source) return;
    this.#show(
      page ??
        statusPage('The document could not be explained. The command “OCI Manifest: Show Output” shows why.'),
    );
    this.#shown = source;
  }

  /** The page is empty, or about another document, until the explanation is there. */
  #sayLoadingSoon(): void {
    clearTimeout(this.#loading);
    this.#loading = setTimeout(() => this.#show(statusPage('Loading…')), patienceInMilliseconds);
  }

  #updateSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(this.#update()), delayInMilliseconds);
  }

  /** Awaits an update that nobody has asked for, whose failure is logged only. */
  #run(update: Promise<void>): void {
    update.catch((error: unknown) => {
      const reason = printable(String(error));
      this.#client.error(`The explanation could not follow the document: ${reason}`, undefined, false);
    });
  }

  async #update(): Promise<void> {
    const source = this.#source;
    if (source === undefined) return;
    const update = (this.#latest = {});
    let page: string | undefined;
    try {
      page = await this.#explain(source);
    } finally {
      // Another document may have been chosen meanwhile, this one changed again, or the page closed.
      if (this.#latest === update) this.#end(source, page);
    }
  }

  /** The explanation of a document as HTML. */
  async #explain(source: vscode.Uri): Promise<string> {
    // The server answers for documents that are open. This one may have been closed since it was explained.
    await vscode.workspace.openTextDocument(source);
    const params: DocumentParams = { uri: this.#client.code2ProtocolConverter.asUri(source) };
    const text = await this.#client.sendRequest(explainDocumentRequest, params);
    const html = await vscode.commands.executeCommand<string>(
      'markdown.api.render',
      text ?? 'This is not an OCI document.\n',
    );
    const program = new TextDecoder().decode(await vscode.workspace.fs.readFile(this.#program));
    return pageOf(html, this.#view, program);
  }

  #show(page: string): void {
    clearTimeout(this.#loading);
    if (this.#panel !== undefined) this.#panel.webview.html = page;
  }
}

function viewOf(section: string | undefined): PageView {
  return { id: crypto.randomUUID(), section };
}
