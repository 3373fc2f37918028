import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { printable } from '#schemas/printable';
import type { Archives } from '../archives';
import { archiveOf, layoutIn } from '../archiveUris';
import { offer, showOutput, withoutLinks } from '../offers';

/**
 * Reads the layout in an archive, and shows it in the view.
 * @param chosen the `Uri` of the archive; without it, the user is asked
 */
export async function openArchive(
  client: BaseLanguageClient,
  archives: Archives,
  chosen: unknown,
): Promise<void> {
  const archive = chosen instanceof vscode.Uri ? chosen : await askForArchive();
  if (archive !== undefined && (await readArchive(client, archives, layoutIn(archive))))
    archives.show(archive);
}

async function askForArchive(): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const files = await vscode.window.showOpenDialog({
    title: 'Open Archive as OCI Layout',
    openLabel: 'Open as OCI Layout',
    filters: { Archives: ['tar', 'gz', 'tgz', 'zst'], 'All files': ['*'] },
    ...(folder === undefined ? {} : { defaultUri: folder }),
  });
  return files?.[0];
}

/**
 * Reads the layout in an archive. False where there is none, which the user is told, or if the user has canceled it.
 * @param layout the URI of its folder
 */
export async function readArchive(
  client: BaseLanguageClient,
  archives: Archives,
  layout: vscode.Uri,
): Promise<boolean> {
  const problem = await archives.read(layout);
  if (typeof problem === 'string') {
    client.warn(`Could not open ${String(archiveOf(layout))}: ${printable(problem)}`, undefined, false);
    void offer(vscode.window.showWarningMessage(withoutLinks(printable(problem)), showOutput));
  }
  return problem === null;
}
