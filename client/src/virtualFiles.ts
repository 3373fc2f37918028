import * as vscode from 'vscode';
import { archiveScheme } from '#messages';
import { Limit } from './limit';

/** More questions at a time make a file system at the other end of a connection no faster. */
const atOnce = 8;

/** A file system that has not answered by then is not waited for: some never do. */
const patienceInMilliseconds = 30_000;

const limit = new Limit(atOnce);

/** The file systems that are not on the computer of the server, with a few questions at a time. */
export const virtualFiles = {
  stat: (file: vscode.Uri): Promise<vscode.FileStat> => ask(() => vscode.workspace.fs.stat(file)),
  readDirectory: (folder: vscode.Uri): Promise<[string, vscode.FileType][]> =>
    ask(() => vscode.workspace.fs.readDirectory(folder)),
  readFile: (file: vscode.Uri): Promise<Uint8Array> => ask(() => vscode.workspace.fs.readFile(file)),
};

/** Tells whether a file is in a file system that VS Code may have, and the server has not. */
export function isVirtual({ scheme }: vscode.Uri): boolean {
  return scheme !== 'file' && scheme !== archiveScheme;
}

async function ask<T>(question: () => Thenable<T>): Promise<T> {
  return limit.run(async () => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeUp = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(vscode.FileSystemError.Unavailable('The file system does not answer.')),
        patienceInMilliseconds,
      );
    });
    try {
      return await Promise.race([question(), timeUp]);
    } finally {
      clearTimeout(timer);
    }
  });
}
