import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { printable } from '#schemas/printable';
import { silencingEntryRequest, type SilencedFinding } from '#messages';
import { exists } from '../fileTypes';
import { withoutLinks } from '../offers';
import { openPlace } from './openPlace';
import { save } from './saveDocument';

const undo = 'Undo';
const open = 'Open';

/**
 * Saves a project file in which a finding was silenced, and says so with buttons that take it back and that show the entry. VS
 * Code’s own Undo would change the document in the active editor instead.
 * @param address the URI of the project file
 * @param silenced what the server has sent along
 */
export async function tellOfSilence(
  client: BaseLanguageClient,
  address: unknown,
  silenced: unknown,
): Promise<void> {
  if (typeof address !== 'string') return;
  const uri = vscode.Uri.parse(address);
  await save(uri);
  // What the server puts into its actions has this form.
  const finding = silenced as SilencedFinding;
  // A code action is running until its command has ended.
  void ask(client, uri, finding);
}

async function ask(client: BaseLanguageClient, project: vscode.Uri, finding: SilencedFinding): Promise<void> {
  const chosen = await vscode.window.showInformationMessage(said(project, finding), undo, open);
  if (chosen === undefined) return;
  const entry = await client.sendRequest(silencingEntryRequest, finding);
  if (entry === null)
    await vscode.window.showInformationMessage(`${nameOf(project)} no longer has this entry.`);
  else if (chosen === open) await openPlace(entry.uri, entry.position.line, entry.position.character);
  else {
    await vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(entry.edit));
    // The edit removes a file that nothing is left of.
    if (entry.edit.documentChanges?.every((change) => !('kind' in change)) ?? true) await save(project);
  }
}

/** Says what was silenced, and where that is written. */
function said(project: vscode.Uri, { uri, scope, rule, path }: SilencedFinding): string {
  const file = nameOf(vscode.Uri.parse(uri));
  const name = nameOf(project);
  switch (scope) {
    case 'finding':
      return path === ''
        ? `${name} now accepts the ${rule} finding in ${file}.`
        : `${name} now accepts the ${rule} finding at ${shown(path)} in ${file}.`;
    case 'file':
      return `${name} now switches off ${rule} for ${file}.`;
    case 'project':
      return `${name} now switches off ${rule} for this project.`;
  }
}

/**
 * Tells that a project file was removed because nothing was left in it, with a button that brings it back.
 * @param address the URI of the project file
 * @param text the text that it had
 */
export async function tellOfRemoval(address: unknown, text: unknown): Promise<void> {
  if (typeof address !== 'string' || typeof text !== 'string') return;
  void askForRestoring(vscode.Uri.parse(address), text);
  return Promise.resolve();
}

async function askForRestoring(project: vscode.Uri, text: string): Promise<void> {
  const message = `${nameOf(project)} was removed because nothing was left in it.`;
  if ((await vscode.window.showInformationMessage(message, undo)) !== undo) return;
  if (!(await exists(project))) await vscode.workspace.fs.writeFile(project, new TextEncoder().encode(text));
}

function nameOf(uri: vscode.Uri): string {
  return shown(vscode.workspace.asRelativePath(uri));
}

function shown(text: string): string {
  return withoutLinks(printable(text, { longest: 100 }));
}
