import * as vscode from 'vscode';
import { quickRepairs, type WantedRepair } from '#messages';
import { asFolder } from '../layoutLanguage';
import { carryOut, confirmPlan, type Repairer } from '../repairs/carryOut';
import { isSamePlan, planRepair } from '../repairs/repairPlan';
import { showDone } from '../showDone';
import { chosenLayout } from './chosenLayout';

/** What can be asked for beyond the repairs whose result is certain, as `oci-manifest fix-layout` has it. */
const extras = [
  { option: 'adopt', label: 'List in index.json the manifests that no document leads to' },
  { option: 'diffIds', label: 'Write the diff IDs of the layers into configs that have different ones' },
  {
    option: 'pruneAbsent',
    label: 'Remove the entries whose manifests the layout does not have, and their attestations',
  },
  {
    option: 'removeOrphans',
    label:
      'Delete the blobs that nothing leads to, and temporary files of tools, unless they were changed in the last hour',
  },
] as const;

type Option = (typeof extras)[number]['option'];

/**
 * Repairs a whole layout: what is certain, and what the user chooses beyond that.
 * @param item an item of the view “OCI Layouts”; without it, the layout of the active document
 */
export async function repairLayout(repairer: Repairer, item: unknown): Promise<void> {
  const folder = chosenLayout(item);
  if (folder === undefined) return;
  const possible = await possibleExtras(repairer, folder);
  if (possible === undefined) return;
  const chosen = possible.length === 0 ? [] : await chooseExtras(possible);
  if (chosen === undefined) return;
  const isDone = await carryOut(repairer, folder, wanted(chosen), (plan) =>
    confirmPlan(plan, 'Repair this layout?', 'Repair'),
  );
  if (isDone) void vscode.window.showInformationMessage('The layout was repaired.');
}

/**
 * Repairs what a quick fix says, without asking.
 * @param address that of the layout’s folder
 * @param repair a `WantedRepair`
 */
export async function runQuickFix(repairer: Repairer, address: unknown, repair: unknown): Promise<void> {
  if (typeof address !== 'string' || !isQuickFix(repair)) return;
  const folder = asFolder(repairer.client.protocol2CodeConverter.asUri(address));
  if (await carryOut(repairer, folder, repair)) showDone('The layout was repaired');
}

/** Those that would change something; undefined where there is no layout. */
async function possibleExtras(
  { client }: Repairer,
  folder: vscode.Uri,
): Promise<readonly (typeof extras)[number][] | undefined> {
  const certain = await planRepair(client, folder, wanted([]));
  if (certain === undefined) return undefined;
  const possible: (typeof extras)[number][] = [];
  for (const extra of extras) {
    const plan = await planRepair(client, folder, wanted([extra.option]));
    if (plan === undefined) return undefined;
    // Why it cannot be done is told where it is chosen.
    const isStopped = plan.problems.length > certain.problems.length;
    if (isStopped || !isSamePlan(plan, certain)) possible.push(extra);
  }
  return possible;
}

/** Undefined when the user has canceled it. */
async function chooseExtras(
  possible: readonly (typeof extras)[number][],
): Promise<readonly Option[] | undefined> {
  const chosen = await vscode.window.showQuickPick([...possible], {
    title: 'Repair Layout',
    placeHolder: 'Beyond names, digests, and sizes, what should be repaired?',
    canPickMany: true,
  });
  return chosen?.map(({ option }) => option);
}

function wanted(options: readonly Option[]): WantedRepair {
  return {
    type: 'layout',
    adopt: options.includes('adopt'),
    diffIds: options.includes('diffIds'),
    pruneAbsent: options.includes('pruneAbsent'),
    removeOrphans: options.includes('removeOrphans'),
  };
}

function isQuickFix(repair: unknown): repair is WantedRepair {
  return (
    typeof repair === 'object' &&
    repair !== null &&
    'type' in repair &&
    quickRepairs.some((name) => name === repair.type)
  );
}
