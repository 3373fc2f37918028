import * as vscode from 'vscode';
import { nameOfLayout } from '../archiveUris';
import type { LayoutGraphPage } from '../layoutGraph/graphPage';
import type { LayoutsView } from '../layoutsView';
import { printable } from '#schemas/printable';
import { activeLayout } from './chosenLayout';
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
  const active = activeLayout()?.toString();
  const folder =
    folders.find((each) => each.toString() === active) ??
    (folders.length > 1 ? await choose(folders) : folders[0]);
  if (folder !== undefined) await page.show(folder);
}

async function choose(folders: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = folders.map((folder) => ({
    label: printable(nameOfLayout(folder)),
    description: printable(vscode.workspace.asRelativePath(folder)),
    folder,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Choose an image layout' }))?.folder;
}
