import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { printable } from '#schemas/printable';
import type { RepairPlan, WantedRepair } from '#messages';
import { counted } from '../plurals';
import { isReady } from './layoutDocuments';
import type { LayoutEditor } from './layoutEditor';
import { isEmptyPlan, isSamePlan, planRepair } from './repairPlan';
import { discard, hasTrash } from './trash';

/** What repairs layouts in this window. */
export interface Repairer {
  readonly client: BaseLanguageClient;
  readonly editor: LayoutEditor;
}

/** A longer list is not read in a dialog. */
const mostLines = 20;

/**
 * Repairs a layout as it is now. True when it was done.
 * @param confirm shows the user what will change, and gives the part of it that is wanted, if any. The layout is looked at
 * anew afterward, and must not have changed.
 */
export async function carryOut(
  { client, editor }: Repairer,
  folder: vscode.Uri,
  repair: WantedRepair,
  confirm?: (plan: RepairPlan) => Promise<RepairPlan | undefined>,
): Promise<boolean> {
  if (!(await isReady(folder))) return false;
  const plan = await planRepair(client, folder, repair);
  if (plan === undefined) return false;
  if (isEmptyPlan(plan)) {
    if (plan.problems.length > 0) await tellWhy(plan, 'The layout cannot be repaired this way.');
    else tellNothingToDo(plan, repair);
    return false;
  }
  const wanted = confirm === undefined ? plan : await confirm(plan);
  if (wanted === undefined) return false;
  if (confirm !== undefined) {
    const again = await planRepair(client, folder, repair);
    if (again === undefined || !isSamePlan(plan, again)) {
      void vscode.window.showWarningMessage('The layout has changed meanwhile. Nothing was written.');
      return false;
    }
  }
  if (wanted.steps.length > 0 && !(await editor.apply(wanted.steps))) {
    void vscode.window.showErrorMessage('VS Code could not change the files of the layout.');
    return false;
  }
  // A dialog has shown them already.
  if (confirm === undefined && plan.problems.length > 0) await tellWhy(plan, 'Not everything was repaired.');
  const orphans = wanted.orphans.map(({ uri }) => client.protocol2CodeConverter.asUri(uri));
  return (await discard(orphans)) === orphans.length;
}

/** Shows what a repair changes, and asks whether to do it. Undefined when the user does not want it. */
export async function confirmPlan(
  plan: RepairPlan,
  question: string,
  button: string,
): Promise<RepairPlan | undefined> {
  const chosen = await vscode.window.showWarningMessage(
    question,
    { modal: true, detail: detailOf(plan) },
    button,
  );
  return chosen === button ? plan : undefined;
}

function detailOf({ lines, notes, problems, orphans }: RepairPlan): string {
  const shown = lines.slice(0, mostLines);
  const rest = lines.length - shown.length;
  return [
    ...shown,
    ...(rest > 0 ? [`and ${counted(rest, 'more change', 'more changes')}`] : []),
    '',
    ...notes,
    ...problems,
    ...orphans.slice(0, 1).map(({ uri }) => fateOf(vscode.Uri.parse(uri))),
  ]
    .map((line) => printable(line))
    .join('\n');
}

/** What becomes of a blob that nothing leads to. */
function fateOf(orphan: vscode.Uri): string {
  return hasTrash(orphan)
    ? 'Blobs that nothing leads to go to the trash. Undo does not bring them back.'
    : 'Blobs that nothing leads to are deleted permanently, because there is no trash here.';
}

/** Shows why something is not repaired. */
async function tellWhy({ problems }: RepairPlan, outcome: string): Promise<void> {
  await vscode.window.showWarningMessage(outcome, {
    modal: true,
    detail: problems.map((problem) => printable(problem)).join('\n'),
  });
}

function tellNothingToDo({ notes }: RepairPlan, { type }: WantedRepair): void {
  const outcome = type === 'orphans' ? 'There is no blob to remove.' : 'Nothing needs to be repaired.';
  void vscode.window.showInformationMessage([outcome, ...notes].map((note) => printable(note)).join(' '));
}
