import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  layoutGraphRequest,
  type LayoutGraphParams,
  type LayoutPicture,
  type LayoutPictureNode,
} from '#messages';
import { printable } from '#schemas/printable';
import { columnFor } from '../commands/openPlace';
import { nameOfLayout } from '../archiveUris';
import { offer, showOutput } from '../offers';
import type { LayoutsView } from '../layoutsView';
import { fromPage, type FromPage, type ToPage } from './graphMessages';
import { pageOf } from './graphHtml';

/** What the page needs of the view of layouts. */
export type LayoutsBeside = Pick<LayoutsView, 'onDidChangeTreeData' | 'reveal'>;

/** A layout, or the part of one that is around a path. */
interface Source {
  readonly folder: vscode.Uri;
  /** Undefined for the whole layout. */
  readonly around: string | undefined;
  /** Tells what is looked at from what was looked at before. */
  readonly view: string;
}

/**
 * The page with the picture of a layout. There is one: showing another layout reuses it. The page itself is loaded once, and
 * gets its pictures as messages, so that zoom and focus stay when the layout changes.
 */
export class LayoutGraphPage implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #program: vscode.Uri;
  readonly #layouts: LayoutsBeside;
  readonly #changes: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #source: Source | undefined;
  #nodes: ReadonlyMap<string, LayoutPictureNode> = new Map();
  /** Stands for the last update that began, beside which others are outdated. */
  #latest: object | undefined;

  /** @param extension the folder of the extension, which has the program of the page */
  constructor(client: BaseLanguageClient, extension: vscode.Uri, layouts: LayoutsBeside) {
    this.#client = client;
    this.#program = vscode.Uri.joinPath(extension, 'dist', 'client', 'layoutGraph.js');
    this.#layouts = layouts;
    this.#changes = layouts.onDidChangeTreeData(() => this.#run(this.#update()));
  }

  /**
   * Shows the picture of a layout.
   * @param around the path of the part that it is about; the whole layout without it
   */
  async show(folder: vscode.Uri, around?: string): Promise<void> {
    this.#source = { folder, around, view: crypto.randomUUID() };
    const isNew = this.#panel === undefined;
    this.#panel ??= this.#open();
    this.#panel.title = `Graph of ${printable(nameOfLayout(folder))}`;
    if (isNew) {
      const program = await vscode.workspace.fs.readFile(this.#program);
      this.#panel.webview.html = pageOf(new TextDecoder().decode(program));
    } else {
      this.#panel.reveal();
      await this.#update();
    }
  }

  dispose(): void {
    this.#changes.dispose();
    this.#panel?.dispose();
  }

  #open(): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel('ociManifest.layoutGraph', '', vscode.ViewColumn.Active, {
      enableScripts: true,
      localResourceRoots: [],
    });
    panel.onDidDispose(() => (this.#panel = this.#source = undefined));
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const known = fromPage(message);
      if (known !== undefined) this.#run(this.#handle(known));
    });
    return panel;
  }

  async #handle(message: FromPage): Promise<void> {
    if (this.#source === undefined) return;
    switch (message.type) {
      case 'ready':
        await this.#update();
        break;
      case 'activate':
        await this.#activate(this.#source, message.key);
        break;
      case 'save':
        await this.#save(this.#source);
        break;
      case 'showWhole':
        await this.show(this.#source.folder);
    }
  }

  /** Opens the document of a node; shows other nodes in the view of layouts, since there is nothing to open. */
  async #activate({ folder }: Source, key: string): Promise<void> {
    const node = this.#nodes.get(key);
    if (node === undefined) return;
    if (node.document === null) {
      await this.#layouts.reveal(vscode.Uri.joinPath(folder, node.path));
      return;
    }
    const document = vscode.Uri.parse(node.document);
    const viewColumn = columnFor(document, this.#panel?.viewColumn);
    await vscode.window.showTextDocument(document, { viewColumn });
  }

  async #save({ folder, around }: Source): Promise<void> {
    const picture = await this.#ask(folder, around, 'file');
    if (picture === null) return;
    const file = await vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.joinPath(folder, '..', `${nameOfLayout(folder)}.svg`),
      filters: { SVG: ['svg'] },
    });
    if (file === undefined) return;
    try {
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(picture.svg));
    } catch (error) {
      this.#client.error(`The picture could not be saved: ${printable(String(error))}`, undefined, false);
      void offer(vscode.window.showErrorMessage('The picture could not be saved.', showOutput));
    }
  }

  async #update(): Promise<void> {
    const source = this.#source;
    if (source === undefined) return;
    const update = (this.#latest = {});
    const { folder, around, view } = source;
    const picture = await this.#ask(folder, around, 'page');
    if (this.#panel === undefined || this.#latest !== update) return;
    // A part can go. The rest of the layout may still be there.
    if (picture === null && around !== undefined) return this.show(folder);
    this.#nodes = new Map((picture?.nodes ?? []).map((node) => [node.key, node]));
    const message: ToPage = {
      svg: picture?.svg ?? null,
      view,
      first: around ?? null,
      isPart: around !== undefined,
    };
    await this.#panel.webview.postMessage(message);
  }

  #ask(
    folder: vscode.Uri,
    around: string | undefined,
    form: LayoutGraphParams['form'],
  ): Promise<LayoutPicture | null> {
    const params = {
      folder: this.#client.code2ProtocolConverter.asUri(folder),
      around: around ?? null,
      form,
    };
    return this.#client.sendRequest(layoutGraphRequest, params);
  }

  /** What fails is in the log: the page asks for it again when something changes. */
  #run(done: Promise<void>): void {
    done.catch((error: unknown) => {
      this.#client.error(`The picture of the layout failed: ${printable(String(error))}`, undefined, false);
    });
  }
}
