import * as vscode from 'vscode';
import { withoutIcons } from '#schemas/printable';
import type { Orphan, RepairPlan } from '#messages';
import { counted } from '../plurals';
import { carryOut, type Repairer } from '../repairs/carryOut';
import { chosenLayout } from './chosenLayout';

/**
 * Lists the blobs of a layout that nothing leads to, and moves those to the trash that the user chooses. Young ones are kept.
 * @param item an item of the view “OCI Layouts”; without it, the layout of the active document
 */
export async function removeOrphans(repairer: Repairer, item: unknown): Promise<void> {
  const folder = chosenLayout(item);
  if (folder === undefined) return;
  await carryOut(repairer, folder, { type: 'orphans' }, async (plan) => {
    const orphans = await chooseOrphans(plan);
    return orphans && { ...plan, orphans };
  });
}

/** Undefined when the user has canceled it. */
async function chooseOrphans({ orphans, notes }: RepairPlan): Promise<readonly Orphan[] | undefined> {
  const items = orphans.map((orphan) => ({
    // The path alone fills the row.
    label: withoutIcons(orphan.summary),
    detail: orphan.path,
    picked: true,
    orphan,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: ['Remove Unreferenced Blobs', ...notes].join('. '),
    placeHolder: 'Choose the blobs to remove',
    matchOnDetail: true,
    canPickMany: true,
  });
  if (chosen === undefined || chosen.length === 0) return undefined;
  const trash = 'Move to Trash';
  const answer = await vscode.window.showWarningMessage(
    `Move ${counted(chosen.length, 'blob', 'blobs')} to the trash?`,
    { modal: true, detail: 'Undo does not restore what is in the trash, but you can.' },
    trash,
  );
  return answer === trash ? chosen.map(({ orphan }) => orphan) : undefined;
}
