import * as vscode from 'vscode';
import { checkNameRequest, layoutNodesRequest, type LayoutTreeNode, type NameCheck } from '#messages';
import { printable } from '#schemas/printable';
import { carryOut, type Repairer } from '../repairs/carryOut';
import { confirmMoreThanIndex } from './adoptManifest';
import { chosenLayout } from './chosenLayout';
import { layoutPartOf } from './layoutItems';

/**
 * Gives an entry of a layout’s index a name, by which tools find it.
 * @param item the entry in the view “OCI Layouts”; without it, the user chooses one of the layout of the active document
 */
export async function nameImage(repairer: Repairer, item: unknown): Promise<void> {
  const folder = chosenLayout(item);
  if (folder === undefined) return;
  const entry = layoutPartOf(item)?.node ?? (await chooseEntry(repairer, folder));
  if (entry === undefined) return;
  const check = (name: string): Promise<NameCheck | null> =>
    repairer.client.sendRequest(checkNameRequest, {
      folder: repairer.client.code2ProtocolConverter.asUri(folder),
      entry: entry.key,
      name,
    });
  const name = await askForName(entry, check);
  if (name === undefined || name === entry.name) return;
  const takenBy = (await check(name))?.takenBy ?? undefined;
  const moves = takenBy === undefined ? false : await askToMove(takenBy);
  if (moves === undefined) return;
  await carryOut(repairer, folder, { type: 'name', entry: entry.key, name, moves }, confirmMoreThanIndex);
}

async function chooseEntry({ client }: Repairer, folder: vscode.Uri): Promise<LayoutTreeNode | undefined> {
  const params = { folder: client.code2ProtocolConverter.asUri(folder), parent: null };
  const nodes = (await client.sendRequest(layoutNodesRequest, params)) ?? [];
  const items = nodes
    .filter(({ descriptor }) => descriptor !== null)
    .map((node) => ({ label: printable(node.label), description: printable(node.description), node }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Name Image',
    placeHolder: 'Choose an entry of index.json',
    matchOnDescription: true,
  });
  return chosen?.node;
}

/** Undefined when the user has canceled it. */
async function askForName(
  { name }: LayoutTreeNode,
  check: (name: string) => Promise<NameCheck | null>,
): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: 'Name Image',
    prompt: 'The name by which tools find this entry of index.json, such as latest',
    value: name ?? '',
    validateInput: async (text) => {
      const checked = await check(text);
      if (checked?.isValid === false)
        return 'Write letters and digits, separated by single - . _ : @ + / or by --.';
      return checked?.takenBy == null ? undefined : warning(`${checked.takenBy} has this name.`);
    },
  });
}

function warning(message: string): vscode.InputBoxValidationMessage {
  return { message, severity: vscode.InputBoxValidationSeverity.Warning };
}

/** Whether to take the name from the entry that has it; undefined when the user has canceled it. */
async function askToMove(takenBy: string): Promise<boolean | undefined> {
  const move = 'Move the Name';
  const keep = 'Use It for Both';
  const chosen = await vscode.window.showWarningMessage(
    `${printable(takenBy)} has this name.`,
    { modal: true, detail: 'A name that two entries have does not tell them apart.' },
    move,
    keep,
  );
  return chosen === undefined ? undefined : chosen === move;
}
