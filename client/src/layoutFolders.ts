import * as vscode from 'vscode';
import type { Archives } from './archives';
import { archiveOf } from './archiveUris';
import { onDidCreateFolders, onDidDelete } from './folderChanges';
import { isLayoutFolder } from './layoutLanguage';
import { searchFiles } from './searchFiles';
import { isVirtual } from './virtualFiles';
import { findVirtualLayouts } from './virtualLayouts';

/** Only with these, which are on the disk, does the explorer offer to verify a layout: a key of menus, whose names are the paths of the folders. */
const contextKey = 'ociManifest.layoutFolders';

/** Nobody has more layouts in a workspace and looks for them. */
const mostLayouts = 1000;

/** A layout has both. One that has lost its layout file is one to repair, and has an index beside its blobs. */
const filesOfLayouts = '**/{oci-layout,index.json}';

/** Other folders have a file with the name of the index as well, and each is looked at. */
const mostIndexes = 1000;

/**
 * The folders of the workspace that are image layouts. They are searched once, and then followed. Those of virtual file
 * systems, which answer late or never, come later than those on the disk.
 */
export class LayoutFolders implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable;
  #folders = this.#search();

  /** Told when a layout has come or gone. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const watcher = vscode.workspace.createFileSystemWatcher(filesOfLayouts, false, true, true);
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      watcher,
      watcher.onDidCreate((file) => void this.#add(file)),
      onDidCreateFolders(() => this.#searchAnew()),
      onDidDelete((isGone) => void this.#forget(isGone)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#searchAnew()),
    );
  }

  /** Those that are known, without waiting for virtual file systems. */
  async all(): Promise<readonly vscode.Uri[]> {
    return [...(await this.#folders).values()];
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #searchAnew(): void {
    this.#folders = this.#search();
    this.#changed.fire(undefined);
  }

  #search(): Promise<Map<string, vscode.Uri>> {
    const onDisk = Promise.all([
      searchFiles('**/oci-layout', mostLayouts),
      searchFiles('**/index.json', mostIndexes, '**/{node_modules,.git}/**'),
    ]).then((files) => foldersOf(files.flat()));
    const virtual = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => isVirtual(uri));
    for (const workspaceFolder of virtual) void this.#addVirtual(workspaceFolder, onDisk);
    return onDisk;
  }

  async #addVirtual(
    workspaceFolder: vscode.WorkspaceFolder,
    search: Promise<Map<string, vscode.Uri>>,
  ): Promise<void> {
    const files = await findVirtualLayouts(workspaceFolder, mostLayouts);
    // A later search has come meanwhile, and looks for them itself.
    if (files.length === 0 || this.#folders !== search) return;
    this.#change((folders) => files.forEach((file) => folders.set(...entryOf(file))));
  }

  async #add(file: vscode.Uri): Promise<void> {
    const added = await foldersOf([file]);
    if (added.size > 0) this.#change((folders) => added.forEach((folder, key) => folders.set(key, folder)));
  }

  async #forget(isGone: (file: vscode.Uri) => boolean): Promise<void> {
    for (const [key, folder] of await this.#folders) {
      const isConcerned = ['oci-layout', 'index.json'].some((name) =>
        isGone(vscode.Uri.joinPath(folder, name)),
      );
      // A layout that has lost only this file is one to repair.
      if (isConcerned && !(await isLayoutFolder(folder))) this.#change((folders) => folders.delete(key));
    }
  }

  #change(change: (folders: Map<string, vscode.Uri>) => unknown): void {
    void this.#folders.then((folders) => {
      change(folders);
      this.#changed.fire(undefined);
    });
  }
}

/** Tells the menus of the explorer which folders of the workspace are image layouts, and which archives hold one. */
export function tellMenusOfLayouts(folders: LayoutFolders, archives: Archives): vscode.Disposable {
  const tell = async (): Promise<void> => {
    const places = [
      ...(await folders.all()).filter((folder) => !isVirtual(folder)),
      ...archives.layouts.flatMap((layout) => archiveOf(layout) ?? []),
    ];
    const paths = places.map(({ fsPath }) => [fsPath, true]);
    await vscode.commands.executeCommand('setContext', contextKey, Object.fromEntries(paths));
  };
  void tell();
  return vscode.Disposable.from(
    folders.onDidChange(() => void tell()),
    archives.onDidChange(() => void tell()),
  );
}

/** The folders of layouts that have these files, by their addresses. */
async function foldersOf(files: readonly vscode.Uri[]): Promise<Map<string, vscode.Uri>> {
  const all = new Map(files.map(entryOf));
  const sure = new Set(
    files.filter(({ path }) => path.endsWith('/oci-layout')).map((file) => entryOf(file)[0]),
  );
  const found = await Promise.all(
    [...all].map(async (entry) => (sure.has(entry[0]) || (await isLayoutFolder(entry[1])) ? [entry] : [])),
  );
  return new Map(found.flat().slice(0, mostLayouts));
}

/** The folder of a file, by its address. */
function entryOf(file: vscode.Uri): [string, vscode.Uri] {
  const folder = vscode.Uri.joinPath(file, '..');
  return [folder.toString(), folder];
}
