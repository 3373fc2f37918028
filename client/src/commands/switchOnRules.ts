import * as vscode from 'vscode';
import { switchOnKind } from '#messages';
import { withoutIcons } from '#schemas/printable';
import { openPlace } from './openPlace';

/** The command of the language status that offers to switch on rules again. */
export const switchOnRulesCommand = 'ociManifest.switchOnRules';

/**
 * Lets the user choose which of the rules to switch on again that the project file switches off for a document and that would
 * report something there, or go to the first entry that switches one off. Without such a rule, it goes there at once.
 * @param address the URI of the document
 * @param project the URI of the project file
 * @param line where the entry is in it, zero-based
 * @param character the zero-based UTF-16 code unit in the line
 */
export async function switchOnRules(
  address: unknown,
  project: unknown,
  line: unknown,
  character: unknown,
): Promise<void> {
  if (typeof address !== 'string') return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
    switchOnKind,
  );
  const chosen = actions.length === 0 ? 'entry' : await choose(actions);
  if (chosen === 'entry') await openPlace(project, line, character);
  else if (chosen !== undefined) await run(chosen);
}

async function choose(
  actions: readonly vscode.CodeAction[],
): Promise<vscode.CodeAction | 'entry' | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly chosen?: vscode.CodeAction | 'entry' })[] = [
    ...actions.map((action) => ({ label: withoutIcons(action.title), chosen: action })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: 'Show the Entry in the Project File', chosen: 'entry' },
  ];
  const placeHolder = 'The project file switches off rules that would report something here';
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.chosen;
}

async function run({ edit, command }: vscode.CodeAction): Promise<void> {
  if (edit !== undefined) await vscode.workspace.applyEdit(edit);
  if (command === undefined) return;
  const args: readonly unknown[] = command.arguments ?? [];
  await vscode.commands.executeCommand(command.command, ...args);
}
