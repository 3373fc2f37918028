import * as vscode from 'vscode';

/** A search in a virtual or very large workspace may never end. */
const searchInMilliseconds = 10_000;

/**
 * Searches the workspace for files, and gives up after a time with what was found until then.
 * @param skipped a glob of what is left out; by default what the settings leave out
 */
export async function searchFiles(
  pattern: string,
  most: number,
  skipped?: string,
): Promise<readonly vscode.Uri[]> {
  const source = new vscode.CancellationTokenSource();
  const timer = setTimeout(() => source.cancel(), searchInMilliseconds);
  try {
    return await vscode.workspace.findFiles(pattern, skipped, most, source.token);
  } finally {
    clearTimeout(timer);
    source.dispose();
  }
}
