import * as vscode from 'vscode';

/**
 * The files and folders that a command of the explorer is about.
 * @param clicked the `Uri` of the one that was clicked
 * @param selected the list of all that are selected, which VS Code gives if the clicked one is among them
 */
export function chosenFiles(clicked: unknown, selected: unknown): vscode.Uri[] {
  const files: readonly unknown[] = Array.isArray(selected) && selected.length > 0 ? selected : [clicked];
  return files.filter((file) => file instanceof vscode.Uri);
}
