import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { silencingEntryRequest, type SilencedChange, type SilencedFinding, type TakenBack } from '#messages';
import { exists } from '../fileTypes';
import { nameInMessage, shownInMessage } from '../offers';
import { openPlace } from './openPlace';
import { save } from './saveDocument';

const undo = 'Undo';
const open = 'Open';
const deleteFile = 'Delete File';

/** A project file that says nothing: an empty object without a comment, or one that only names its JSON Schema. */
const saysNothing = /^\s*\{\s*(?:"\$schema"\s*:\s*"[^"\\]*"\s*)?\}\s*$/;

/**
 * Saves a project file in which a finding was silenced, or is no longer, and says so with buttons that undo it and that
 * show the entry. VS Code’s own Undo would change the document in the active editor instead. A file that then says nothing is
 * deleted only if the user says so: nobody knows whether it was there before, and it keeps the files above it from applying.
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
  const { before, ...change } = silenced as SilencedChange;
  // An editor may still have the text of a file that is gone.
  const saved = (await exists(uri)) ? before : null;
  await save(uri);
  // A code action is running until its command has ended.
  void ask(client, uri, change, saved);
}

async function ask(
  client: BaseLanguageClient,
  project: vscode.Uri,
  change: SilencedFinding | TakenBack,
  before: string | null | undefined,
): Promise<void> {
  const after = await textOf(project);
  const finding = 'takenBack' in change ? undefined : change;
  const isEmpty = finding === undefined && after !== undefined && saysNothing.test(after);
  const buttons = [
    ...(before === undefined || after === undefined ? [] : [undo]),
    ...(finding === undefined ? [] : [open]),
    ...(isEmpty ? [deleteFile] : []),
  ];
  const notice = isEmpty ? ' The file has no settings left.' : '';
  const chosen = await vscode.window.showInformationMessage(said(project, change) + notice, ...buttons);
  if (chosen === open && finding !== undefined) await showEntry(client, project, finding);
  if (chosen === deleteFile) await deleteUnchanged(project, after);
  if (chosen !== undo || before === undefined) return;
  // Whatever was changed meanwhile is not to be lost.
  if ((await textOf(project)) === after) await restore(project, before);
  // VS Code keeps a message until somebody closes it, also when the entry was taken back elsewhere.
  else if (finding !== undefined && (await client.sendRequest(silencingEntryRequest, finding)) === null)
    await vscode.window.showInformationMessage(`${noLonger(project, finding)}, so nothing is left to undo.`);
  else
    await vscode.window.showInformationMessage(
      `${nameInMessage(project)} has changed since, so nothing was undone.`,
    );
}

async function deleteUnchanged(project: vscode.Uri, text: string | undefined): Promise<void> {
  if ((await textOf(project)) === text) await restore(project, null);
  else
    await vscode.window.showInformationMessage(
      `${nameInMessage(project)} has changed since, so it was not deleted.`,
    );
}

async function showEntry(
  client: BaseLanguageClient,
  project: vscode.Uri,
  finding: SilencedFinding,
): Promise<void> {
  const entry = await client.sendRequest(silencingEntryRequest, finding);
  if (entry === null)
    await vscode.window.showInformationMessage(
      `${noLonger(project, finding)}, so there is no entry to open.`,
    );
  else await openPlace(entry.uri, entry.position.line, entry.position.character);
}

/** The text of a file as it is saved; undefined where it is gone, or has changes that are not saved. */
async function textOf(file: vscode.Uri): Promise<string | undefined> {
  if (!(await exists(file))) return undefined;
  const document = await vscode.workspace.openTextDocument(file);
  const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  // The editor may not have noticed yet that the file was changed by another program.
  return !document.isDirty && document.getText() === saved ? saved : undefined;
}

/** Gives a file the text that it had, or removes it where there was none. */
async function restore(file: vscode.Uri, before: string | null): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  if (before === null) edit.deleteFile(file);
  else {
    const { lineCount } = await vscode.workspace.openTextDocument(file);
    edit.replace(file, new vscode.Range(0, 0, lineCount, 0), before);
  }
  await vscode.workspace.applyEdit(edit);
  if (before !== null) await save(file);
}

/** Says what was silenced or taken back, and where that is written. */
function said(project: vscode.Uri, change: SilencedFinding | TakenBack): string {
  if ('takenBack' in change) return saidOfTakingBack(project, change);
  const { uri, scope, rule, path } = change;
  const file = nameInMessage(vscode.Uri.parse(uri));
  const name = nameInMessage(project);
  switch (scope) {
    case 'finding':
      return path === ''
        ? `${name} now accepts the ${rule} finding in ${file}.`
        : `${name} now accepts the ${rule} finding at ${shownInMessage(path)} in ${file}.`;
    case 'file':
      return `${name} now switches off ${rule} for ${file}.`;
    case 'project':
      return `${name} now switches off ${rule} for this project.`;
  }
}

function saidOfTakingBack(project: vscode.Uri, { takenBack, rule, uri }: TakenBack): string {
  const name = nameInMessage(project);
  const shown = shownInMessage(rule);
  const file = uri === undefined ? undefined : nameInMessage(vscode.Uri.parse(uri));
  switch (takenBack) {
    case 'finding':
      if (rule === '') return `The entry that accepted a finding was removed from ${name}.`;
      return file === undefined
        ? `The entry that accepted a ${shown} finding was removed from ${name}.`
        : `${name} no longer accepts this ${shown} finding in ${file}.`;
    case 'findings':
      return file === undefined
        ? `The entries that accepted ${shown} findings were removed from ${name}.`
        : `${name} no longer accepts ${shown} findings in ${file}.`;
    case 'rule':
      return file === undefined
        ? `${name} no longer switches off ${shown}.`
        : `${name} no longer switches off ${shown} for ${file}.`;
  }
}

/** The beginning of a sentence that says that a project file does not silence a finding any more. */
function noLonger(project: vscode.Uri, { scope, rule }: SilencedFinding): string {
  const does = scope === 'finding' ? `accepts this ${rule} finding` : `switches off ${rule} here`;
  return `${nameInMessage(project)} no longer ${does}`;
}
