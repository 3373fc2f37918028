import * as vscode from 'vscode';

/** What is at an address; undefined where there is nothing, or nothing that can be looked at. */
async function typeAt(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch {
    return undefined;
  }
}

/** Tells whether there is something with an address. */
export async function exists(uri: vscode.Uri): Promise<boolean> {
  return (await typeAt(uri)) !== undefined;
}

/** Tells whether there is a file with an address. */
export async function isFile(uri: vscode.Uri): Promise<boolean> {
  return (((await typeAt(uri)) ?? 0) & vscode.FileType.File) !== 0;
}

/** Tells whether there is a folder with an address. */
export async function isFolder(uri: vscode.Uri): Promise<boolean> {
  return (((await typeAt(uri)) ?? 0) & vscode.FileType.Directory) !== 0;
}
