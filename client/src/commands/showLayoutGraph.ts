import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Archives } from '../archives';
import { archiveOf, nameOfLayout } from '../archiveUris';
import type { LayoutGraphPage } from '../layoutGraph/graphPage';
import type { LayoutsView } from '../layoutsView';
import { printable } from '#schemas/printable';
import { activeLayout } from './chosenLayout';
import { isLayoutItem } from './layoutItems';
import { readArchive } from './openArchive';

/** Where layouts come from, and what shows their pictures. */
export interface GraphSources {
  readonly client: BaseLanguageClient;
  readonly archives: Archives;
  readonly view: LayoutsView;
  readonly page: LayoutGraphPage;
}

/**
 * Shows the picture of a layout. One in an archive is read first, which may take long.
 * @param chosen a layout in the view, or a part of one; without it, the layout of the active document, or the one that the user
 * chooses where there are several
 */
export async function showLayoutGraph(
  { client, archives, view, page }: GraphSources,
  chosen: unknown,
): Promise<void> {
  const folder = isLayoutItem(chosen) ? chosen.folder : await wantedFolder(view);
  if (folder === undefined) return;
  if (archiveOf(folder) !== undefined && !(await readArchive(client, archives, folder))) return;
  await page.show(folder, isLayoutItem(chosen) ? chosen.node?.path : undefined);
}

/** The layout of the active document, or the one that the user chooses where there are several. */
async function wantedFolder(view: LayoutsView): Promise<vscode.Uri | undefined> {
  const folders = (await view.getChildren()).map(({ folder }) => folder);
  if (folders.length === 0) {
    void vscode.window.showInformationMessage('No image layout was found in the workspace.');
    return undefined;
  }
  const active = activeLayout()?.toString();
  return (
    folders.find((each) => each.toString() === active) ?? (folders.length > 1 ? choose(folders) : folders[0])
  );
}

async function choose(folders: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const items = folders.map((folder) => ({
    label: printable(nameOfLayout(folder)),
    description: printable(vscode.workspace.asRelativePath(folder)),
    folder,
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: 'Choose an image layout' }))?.folder;
}
