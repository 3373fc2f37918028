import * as vscode from 'vscode';

/**
 * Opens a document that a page leads to, in the group where it is open already, or else in the first one: not where the
 * page is.
 * @param address the URI of the document
 * @param line zero-based; without it, the document opens where it was left
 * @param character the zero-based UTF-16 code unit in the line
 */
export async function openPlace(address: unknown, line?: unknown, character?: unknown): Promise<void> {
  if (typeof address !== 'string') return;
  const uri = vscode.Uri.parse(address);
  const viewColumn = columnFor(uri);
  if (typeof line !== 'number' || typeof character !== 'number') {
    await vscode.window.showTextDocument(uri, { viewColumn });
    return;
  }
  const place = new vscode.Position(line, character);
  await vscode.window.showTextDocument(uri, { viewColumn, selection: new vscode.Range(place, place) });
}

/**
 * The group in which a document that a page leads to opens: where it is open already, or else the first one.
 * @param taken the group of the page, which stays visible if it is the first one
 */
export function columnFor(uri: vscode.Uri, taken?: vscode.ViewColumn): vscode.ViewColumn {
  const isTaken = taken === vscode.ViewColumn.One;
  return columnOf(uri) ?? (isTaken ? vscode.ViewColumn.Two : vscode.ViewColumn.One);
}

function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
  return group?.viewColumn;
}
