import * as vscode from 'vscode';
import { fileNameOf } from '../fileName';
import { originalOf } from '../formattedDocuments';
import type { LayoutGraphPage } from '../layoutGraph/graphPage';
import { layoutFolderOf } from '../layoutLanguage';
import type { LayoutsView } from '../layoutsView';
import { printable } from '#schemas/printable';
import { isLayoutItem } from './layoutItems';

/**
 * Shows the picture of a layout.
 * @param chosen a layout in the view, or a part of one; without it, the layout of the active document, or the one that the user
 * chooses where there are several
 */
export async function showLayoutGraph(
  page: LayoutGraphPage,
  view: LayoutsView,
  chosen: unknown,
): Promise<void> {
  if (isLayoutItem(chosen)) {
    await page.show(chosen.folder, chosen.node?.path);
    return;
  }
  const folders = (await view.getChildren()).map(({ folder }) => folder);
  const folder = folders.find(isActive) ?? (folders.length > 1 ? await choose(folders) : folders[0]);
  if (folder !== undefined) await page.show(folder);
}

/** Tells whether the active document is in a layout. */
function isActive(folder: vscode.Uri): boolean {
  const uri = vscode.window.activeTextEditor?.document.uri;
  return uri !== undefined && layoutFolderOf(originalOf(uri))?.toString() === folder.toString();
}

async function choose(folders: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = folders.map((folder) => ({
    label: printable(fileNameOf(folder)),
    description: printable(vscode.workspace.asRelativePath(folder)),
    folder,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Choose an image layout' }))?.folder;
}
