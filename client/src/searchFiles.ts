import * as vscode from 'vscode';
import { isVirtual } from './virtualFiles';

/** A search in a very large workspace may take longer than anybody waits. */
const searchInMilliseconds = 10_000;

/** What was found until then, and whether the search went to its end. */
export interface Search {
  readonly files: readonly vscode.Uri[];
  readonly isComplete: boolean;
}

/**
 * Searches the workspace folders on the disk for files, and gives up after a time with what was found until then.
 * @param skipped a glob of what is left out; by default what the settings leave out
 */
export async function searchFiles(
  pattern: string,
  most: number,
  skipped?: string,
): Promise<readonly vscode.Uri[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => !isVirtual(uri));
  const searches = folders.map((folder) => searchFolder(folder, pattern, { most, skipped }));
  const found = (await Promise.all(searches)).flatMap(({ files }) => files);
  // A folder may be in another one.
  return [...new Map(found.map((file) => [file.toString(), file])).values()].slice(0, most);
}

/** How a folder is searched. */
export interface SearchOptions {
  readonly most: number;
  readonly skipped?: string | undefined;
  readonly milliseconds?: number;
}

/** Searches a workspace folder for files. In a file system that cannot be searched, VS Code searches until it is stopped. */
export async function searchFolder(
  folder: vscode.WorkspaceFolder,
  pattern: string,
  { most, skipped, milliseconds = searchInMilliseconds }: SearchOptions,
): Promise<Search> {
  const source = new vscode.CancellationTokenSource();
  let isComplete = true;
  const timer = setTimeout(() => {
    isComplete = false;
    source.cancel();
  }, milliseconds);
  try {
    const files = await vscode.workspace.findFiles(
      new vscode.RelativePattern(folder, pattern),
      skipped,
      most,
      source.token,
    );
    return { files, isComplete };
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
