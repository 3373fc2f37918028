import * as vscode from 'vscode';
import { archiveScheme } from '#messages';
import { Limit } from './limit';

/** More questions at a time make a file system at the other end of a connection no faster. */
const atOnce = 8;

/** A file system that has not answered by then is not waited for: some never do. */
const patienceInMilliseconds = 30_000;

const limit = new Limit(atOnce);

/** A name in a folder, and what it is. */
export type Entry = readonly [string, vscode.FileType];

/** Ends the waiting for an answer. What comes later is dropped, and the next question is asked. */
type Token = vscode.CancellationToken | undefined;

/** The file systems that are not on the computer of the server, with a few questions at a time. */
export const virtualFiles = {
  stat: (file: vscode.Uri, token?: Token): Promise<vscode.FileStat> =>
    ask(() => vscode.workspace.fs.stat(file), token),
  readDirectory: (folder: vscode.Uri, token?: Token): Promise<readonly Entry[]> =>
    ask(() => vscode.workspace.fs.readDirectory(folder), token),
  readFile: (file: vscode.Uri, token?: Token): Promise<Uint8Array> =>
    ask(() => vscode.workspace.fs.readFile(file), token),
};

/** A worker of a browser has no files. Those of the computer, VS Code reads through the browser. */
const { process } = globalThis as { process?: { versions?: { node?: string } } };
const isInBrowser = process?.versions?.node === undefined;

/** Tells whether a file is in a file system that VS Code may have, and the server has not. */
export function isVirtual({ scheme }: vscode.Uri): boolean {
  return (scheme !== 'file' || isInBrowser) && scheme !== archiveScheme;
}

async function ask<T>(question: () => Thenable<T>, token: Token): Promise<T> {
  return limit.run(async () => {
    if (token?.isCancellationRequested === true) throw new vscode.CancellationError();
    let listening: vscode.Disposable | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const givenUp = new Promise<never>((_, reject) => {
      listening = token?.onCancellationRequested(() => reject(new vscode.CancellationError()));
      timer = setTimeout(
        () => reject(vscode.FileSystemError.Unavailable('The file system does not answer.')),
        patienceInMilliseconds,
      );
    });
    try {
      return await Promise.race([question(), givenUp]);
    } finally {
      clearTimeout(timer);
      listening?.dispose();
    }
  });
}
