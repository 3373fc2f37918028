import * as vscode from 'vscode';
import { withoutIcons } from '#schemas/printable';
import type { Orphan, RepairPlan } from '#messages';
import { counted } from '../plurals';
import { carryOut, type Repairer } from '../repairs/carryOut';
import { hasTrash, namesInDialog } from '../repairs/trash';
import { chosenLayout } from './chosenLayout';

/**
 * Lists the blobs of a layout that nothing leads to, and temporary files of tools, and discards those that the user chooses.
 * Young ones are kept.
 * @param item an item of the view “OCI Layouts”; without it, the layout of the active document
 */
export async function removeOrphans(repairer: Repairer, item: unknown): Promise<void> {
  const folder = chosenLayout(item);
  if (folder === undefined) return;
  await carryOut(repairer, folder, { type: 'orphans' }, async (plan) => {
    const orphans = await chooseOrphans(plan, hasTrash(folder));
    return orphans && { ...plan, orphans };
  });
}

/** Undefined when the user has canceled it. */
async function chooseOrphans(
  { orphans, notes }: RepairPlan,
  toTrash: boolean,
): Promise<readonly Orphan[] | undefined> {
  const items = orphans.map((orphan) => ({
    // The path alone fills the row.
    label: withoutIcons(orphan.summary),
    detail: orphan.path,
    picked: true,
    orphan,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: ['Remove Unreferenced Blobs', ...notes].join('. '),
    placeHolder: 'Choose the blobs and temporary files to remove',
    matchOnDetail: true,
    canPickMany: true,
  });
  if (chosen === undefined || chosen.length === 0) return undefined;
  const files = counted(chosen.length, 'file', 'files');
  const { question, note, button } = toTrash
    ? {
        question: `Move ${files} to the trash?`,
        note: 'Undo does not restore what is in the trash, but you can.',
        button: 'Move to Trash',
      }
    : {
        question: `Delete ${files} permanently?`,
        note: 'There is no trash here. Nobody can restore them.',
        button: 'Delete Permanently',
      };
  const names = chosen.map(({ orphan: { summary, path } }) => `${summary}: ${path}`);
  const detail = [...namesInDialog(names), '', note].join('\n');
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, button);
  return answer === button ? chosen.map(({ orphan }) => orphan) : undefined;
}
