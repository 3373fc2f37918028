import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { printable } from '#schemas/printable';
import type { Archives } from '../archives';
import { layoutIn } from '../archiveUris';
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
  if (!(chosen instanceof vscode.Uri)) return;
  const problem = await archives.read(layoutIn(chosen));
  if (problem === undefined) return;
  if (problem === null) {
    archives.show(chosen);
    return;
  }
  client.warn(`Could not open ${chosen.toString()}: ${printable(problem)}`, undefined, false);
  void offer(vscode.window.showWarningMessage(withoutLinks(printable(problem)), showOutput));
}
