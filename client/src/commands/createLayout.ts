import * as vscode from 'vscode';
import { emptyLayoutRequest } from '#messages';
import { exists } from '../fileTypes';
import type { Repairer } from '../repairs/carryOut';
import { completeStep } from './walkthroughStep';

/**
 * Makes an empty layout: in a folder that is empty, or else in a new folder in it.
 * @param chosen the `Uri` of a folder; without it, the user is asked
 */
export async function createLayout({ client, editor }: Repairer, chosen: unknown): Promise<void> {
  const parent = chosen instanceof vscode.Uri ? chosen : await askForFolder();
  const folder = parent && (await emptyFolder(parent));
  if (folder === undefined) return;
  const params = { folder: client.code2ProtocolConverter.asUri(folder) };
  const steps = await client.sendRequest(emptyLayoutRequest, params);
  // A layout has this folder, and no edit makes folders. Undo leaves it.
  await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder, 'blobs', 'sha256'));
  if (await editor.apply(steps)) await completeStep('hasCreatedLayout');
  else void vscode.window.showErrorMessage('VS Code could not create the files of the layout.');
}

async function askForFolder(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const folders = await vscode.window.showOpenDialog({
    title: 'Create Empty OCI Layout',
    openLabel: 'Create Layout',
    canSelectFiles: false,
    canSelectFolders: true,
    ...(folder === undefined ? {} : { defaultUri: folder }),
  });
  return folders?.[0];
}

/** A folder with nothing in it, or the address of a new one; undefined when the user has canceled it. */
async function emptyFolder(parent: vscode.Uri): Promise<vscode.Uri | undefined> {
  if ((await vscode.workspace.fs.readDirectory(parent)).length === 0) return parent;
  const name = await vscode.window.showInputBox({
    title: 'Create Empty OCI Layout',
    prompt: 'The folder is not empty. Write the name of a new folder in it.',
    value: await freeNameIn(parent),
    validateInput: (text) => problemOfName(parent, text),
  });
  return name === undefined ? undefined : vscode.Uri.joinPath(parent, name);
}

/** `layout`, or with a number where there is one already. */
async function freeNameIn(parent: vscode.Uri): Promise<string> {
  const taken = new Set(
    (await vscode.workspace.fs.readDirectory(parent)).map(([name]) => name.toLowerCase()),
  );
  let name = 'layout';
  for (let number = 2; taken.has(name); number++) name = `layout-${number}`;
  return name;
}

async function problemOfName(parent: vscode.Uri, name: string): Promise<string | undefined> {
  if (!/^[^/\\\0]+$/.test(name) || name === '.' || name === '..') return 'Write the name of one folder.';
  return (await exists(vscode.Uri.joinPath(parent, name)))
    ? 'There is a file or folder with this name.'
    : undefined;
}
