import * as vscode from 'vscode';

/** Only with these does the explorer offer to verify a layout: a key of menus, whose names are the paths of the folders. */
const contextKey = 'ociManifest.layoutFolders';

/** Nobody has more layouts in a workspace and looks for them in the explorer. */
const mostLayouts = 1000;

/** Tells the menus of the explorer which folders of the workspace are image layouts. */
export function tellMenusOfLayouts(): vscode.Disposable {
  const layouts = new Set<string>();
  const tell = (): void =>
    void vscode.commands.executeCommand(
      'setContext',
      contextKey,
      Object.fromEntries([...layouts].map((path) => [path, true])),
    );
  const folderOf = (file: vscode.Uri): string => vscode.Uri.joinPath(file, '..').fsPath;
  const watcher = vscode.workspace.createFileSystemWatcher('**/oci-layout', false, true, false);
  const search = new vscode.CancellationTokenSource();
  void vscode.workspace.findFiles('**/oci-layout', undefined, mostLayouts, search.token).then((files) => {
    for (const file of files) layouts.add(folderOf(file));
    tell();
  });
  return vscode.Disposable.from(
    search,
    watcher,
    watcher.onDidCreate((file) => {
      layouts.add(folderOf(file));
      tell();
    }),
    watcher.onDidDelete((file) => {
      layouts.delete(folderOf(file));
      tell();
    }),
  );
}
