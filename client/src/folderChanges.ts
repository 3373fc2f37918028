import * as vscode from 'vscode';
import { isFolder } from './fileTypes';

/** A moment without new files, after which it is looked whether folders are among them. */
const delayInMilliseconds = 300;

/** Among more new files at once there is a folder for sure. */
const mostLookedAt = 100;

/**
 * Follows what is deleted in the workspace. VS Code tells of a folder, and then not of what was in it, so that a watcher of
 * the files alone misses them.
 * @param forget gets what tells whether a file or folder was deleted, by itself or with a folder around it
 */
export function onDidDelete(forget: (isGone: (file: vscode.Uri) => boolean) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*', true, true, false);
  return vscode.Disposable.from(
    watcher,
    watcher.onDidDelete((deleted) => {
      const address = deleted.toString();
      // An end makes a folder and what is in it alike.
      forget((file) => `${file.toString()}/`.startsWith(`${address}/`));
    }),
  );
}

/**
 * Tells when folders have come into the workspace. VS Code tells of a folder that is copied, moved or unpacked there, and
 * not always of what is in it.
 */
export function onDidCreateFolders(search: () => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, true);
  let created: vscode.Uri[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (): Promise<void> => {
    const files = created;
    created = [];
    const isSure = files.length > mostLookedAt;
    if (isSure || (await Promise.all(files.map(isFolder))).includes(true)) search();
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate((file) => {
      if (created.length <= mostLookedAt) created.push(file);
      clearTimeout(timer);
      timer = setTimeout(() => void look(), delayInMilliseconds);
    }),
    new vscode.Disposable(() => clearTimeout(timer)),
  );
}
