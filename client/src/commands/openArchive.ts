import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { printable } from '#schemas/printable';
import type { Archives } from '../archives';
import { archiveOf, layoutIn } from '../archiveUris';
import { offer, showOutput, withoutLinks } from '../offers';

/**
 * Reads the layout in an archive, and shows it in the view.
 * @param chosen the `Uri` of the archive; anything else is ignored
 */
export async function openArchive(
  client: BaseLanguageClient,
  archives: Archives,
  chosen: unknown,
): Promise<void> {
  if (chosen instanceof vscode.Uri && (await readArchive(client, archives, layoutIn(chosen))))
    archives.show(chosen);
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
