import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { separateFromLinksRequest, type FileStep } from '#messages';
import { fromBase64 } from '../base64';
import { changesOnSave, saveExactly } from './exactSaving';

/**
 * Changes files of layouts so that it can be undone as one step. New files are written as bytes, and documents that are
 * found by their names, such as `index.json`, are changed in an editor: VS Code undoes both together where one of them is in
 * the active editor.
 */
export class LayoutEditor implements vscode.Disposable {
  readonly #client: BaseLanguageClient;
  readonly #subscription: vscode.Disposable;
  /** The texts that documents had before and after changes, by their addresses. */
  readonly #texts = new Map<string, Set<string>>();

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#subscription = vscode.workspace.onDidChangeTextDocument(({ document, reason }) => {
      if (reason !== undefined) void this.#followUndo(document);
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /**
   * Carries out steps. False where VS Code refuses them, because a file is not as it was, and where a file cannot be separated
   * from its hard links. Where nothing but new files is part
   * of them, the last of these opens, so that Undo finds the change there.
   * @param more what else the edit contains; such documents are left to the user to save
   */
  async apply(steps: readonly FileStep[], more?: vscode.WorkspaceEdit): Promise<boolean> {
    const converter = this.#client.protocol2CodeConverter;
    const edit = more ?? new vscode.WorkspaceEdit();
    const edited: vscode.TextDocument[] = [];
    const renamed: vscode.Uri[] = [];
    const created: vscode.Uri[] = [];
    for (const step of steps) {
      const uri = converter.asUri(step.uri);
      switch (step.type) {
        case 'rename':
          renamed.push(uri);
          edit.renameFile(uri, converter.asUri(step.newUri));
          break;
        case 'create':
          created.push(uri);
          edit.createFile(uri, { contents: fromBase64(step.content) });
          break;
        case 'delete':
          edit.deleteFile(uri);
          break;
        case 'edit':
          edited.push(await vscode.workspace.openTextDocument(uri));
          edit.set(uri, await converter.asTextEdits([...step.edits]));
          break;
      }
    }
    if (!(await this.#separateFromLinks(steps))) return false;
    await showForUndo(edited, renamed);
    for (const document of edited) this.#remember(document);
    if (!(await vscode.workspace.applyEdit(edit))) return false;
    for (const document of edited) {
      this.#remember(document);
      await saveExactly(document);
    }
    const [last] = created.slice(-1);
    if (last !== undefined && edited.length === 0 && renamed.length === 0)
      await vscode.window.showTextDocument(last, { preview: false });
    return true;
  }

  /** False where a file could not get a content of its own, so that an edit would change its hard links elsewhere. */
  async #separateFromLinks(steps: readonly FileStep[]): Promise<boolean> {
    const uris = steps.flatMap(({ type, uri }) => (type === 'edit' ? [uri] : []));
    return uris.length === 0 || (await this.#client.sendRequest(separateFromLinksRequest, { uris }));
  }

  #remember(document: vscode.TextDocument): void {
    const address = document.uri.toString();
    this.#texts.set(address, (this.#texts.get(address) ?? new Set()).add(document.getText()));
  }

  /**
   * Undo changes the text of a document and not its file, so that the layout on the disk would be neither as before nor as
   * after. It is saved, unless that would change it further.
   */
  async #followUndo(document: vscode.TextDocument): Promise<void> {
    const isKnown = this.#texts.get(document.uri.toString())?.has(document.getText()) === true;
    // Whether it is dirty is told later than the change.
    if (isKnown && !changesOnSave(document)) await document.save();
  }
}

/**
 * Opens documents that are to be changed, because VS Code undoes changes of open ones only. The active editor stays where it
 * is part of the change. Otherwise, the last of the documents becomes active, so that Undo finds the change there.
 */
async function showForUndo(
  edited: readonly vscode.TextDocument[],
  renamed: readonly vscode.Uri[],
): Promise<void> {
  const active = vscode.window.activeTextEditor;
  const isPart =
    active !== undefined &&
    [...edited.map(({ uri }) => uri), ...renamed].some((uri) => isSame(uri, active.document.uri));
  for (const document of edited)
    if (!isPart || !hasTab(document.uri)) await vscode.window.showTextDocument(document, { preview: false });
  if (isPart && vscode.window.activeTextEditor !== active)
    await vscode.window.showTextDocument(active.document, active.viewColumn);
}

function hasTab(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && isSame(input.uri, uri)),
  );
}

function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}
