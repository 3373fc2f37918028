import * as vscode from 'vscode';
import { DeletedFiles } from './deletedFiles';
import { isFolder } from './fileTypes';

/** A moment without other news, after which it is looked at what was created or deleted. */
const delayInMilliseconds = 300;

/** Among more new files at once there is a folder for sure. */
const mostLookedAt = 100;

/**
 * Follows what is deleted in the workspace. VS Code tells of a folder, and then not of what was in it, so that a watcher of
 * the files alone misses them. What is deleted together is told together, because each time all known files are looked at.
 * @param forget gets what tells whether a file or folder was deleted, by itself or with a folder around it
 */
export function onDidDelete(forget: (isGone: (file: vscode.Uri) => boolean) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
  let deleted = new DeletedFiles();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    clearTimeout(timer);
    const files = deleted;
    deleted = new DeletedFiles();
    if (!files.isEmpty) forget((file) => files.has(file.toString()));
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidDelete((file) => {
      deleted.add(file.toString());
      clearTimeout(timer);
      timer = setTimeout(tell, delayInMilliseconds);
    }),
    // What comes again must be forgotten before, and not afterward.
    watcher.onDidCreate((file) => {
      if (deleted.has(file.toString())) tell();
    }),
    new vscode.Disposable(() => clearTimeout(timer)),
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
