import * as vscode from 'vscode';
import { searchFolder } from './searchFiles';
import { virtualFiles } from './virtualFiles';

/** A file system that can be searched answers by then. */
const searchInMilliseconds = 2_000;

/** Looking into folders takes no longer. */
const walkInMilliseconds = 10_000;

/** So many folders of a workspace folder are looked into, those nearest to its root. */
const mostFolders = 500;

/** What is in these is nobody’s own work. */
const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * The layout files in a workspace folder of a virtual file system. Few of these can be searched, so folders are looked into
 * one by one where the search does not end.
 */
export async function findVirtualLayouts(
  folder: vscode.WorkspaceFolder,
  most: number,
): Promise<readonly vscode.Uri[]> {
  const options = { most, milliseconds: searchInMilliseconds };
  const { files, isComplete } = await searchFolder(folder, '**/oci-layout', options);
  return isComplete ? files : walk(folder.uri, most);
}

/** Looks into folders level by level. One that cannot be read costs no other. */
async function walk(root: vscode.Uri, most: number): Promise<readonly vscode.Uri[]> {
  const end = Date.now() + walkInMilliseconds;
  const found: vscode.Uri[] = [];
  let looked = 0;
  let level: readonly vscode.Uri[] = [root];
  while (level.length > 0 && looked < mostFolders && found.length < most && Date.now() < end) {
    const here = level.slice(0, mostFolders - looked);
    looked += here.length;
    const below = await Promise.all(here.map((folder) => lookInto(folder, found, end)));
    level = below.flat();
  }
  return found.slice(0, most);
}

/** The folders to look into next. What is below a layout belongs to it. */
async function lookInto(
  folder: vscode.Uri,
  found: vscode.Uri[],
  end: number,
): Promise<readonly vscode.Uri[]> {
  const entries = await (Date.now() < end ? virtualFiles.readDirectory(folder).catch(() => []) : []);
  if (entries.some(([name, type]) => name === 'oci-layout' && type !== vscode.FileType.Directory)) {
    found.push(vscode.Uri.joinPath(folder, 'oci-layout'));
    return [];
  }
  // Links may lead around in circles.
  return entries.flatMap(([name, type]) =>
    type === vscode.FileType.Directory && !skipped.has(name) ? [vscode.Uri.joinPath(folder, name)] : [],
  );
}
