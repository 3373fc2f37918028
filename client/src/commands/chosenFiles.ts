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

/** The files among the chosen ones, and those below the chosen folders whose names fit a glob. */
export async function filesWithin(
  chosen: readonly vscode.Uri[],
  glob: string,
  excluded: string,
  token: vscode.CancellationToken,
): Promise<vscode.Uri[]> {
  const found = new Map<string, vscode.Uri>();
  for (const place of chosen) {
    const { type } = await vscode.workspace.fs.stat(place);
    const isFolder = (type & vscode.FileType.Directory) !== 0;
    const within = new vscode.RelativePattern(place, glob);
    const files = isFolder ? await vscode.workspace.findFiles(within, excluded, undefined, token) : [place];
    for (const file of files) found.set(file.toString(), file);
  }
  return [...found.values()];
}
