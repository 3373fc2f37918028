import * as vscode from 'vscode';
import type { RepairPlan } from '#messages';
import { carryOut, confirmPlan, type Repairer } from '../repairs/carryOut';
import { layoutPartOf } from './layoutItems';

/**
 * Lists a manifest in the index of its layout that no document leads to.
 * @param item the manifest in the view “OCI Layouts”
 */
export async function adoptManifest(repairer: Repairer, item: unknown): Promise<void> {
  const part = layoutPartOf(item);
  if (part === undefined) return;
  const isDone = await carryOut(
    repairer,
    part.folder,
    { type: 'adopt', path: part.node.path },
    confirmMoreThanIndex,
  );
  if (isDone)
    void vscode.window.showInformationMessage(
      'The manifest is listed in index.json. You can name it with “Name Image”.',
    );
}

/** Asks where more than the index would change, because blobs of the layout were edited as well. */
export async function confirmMoreThanIndex(plan: RepairPlan): Promise<RepairPlan | undefined> {
  return plan.lines.length <= 1
    ? plan
    : confirmPlan(plan, 'Blobs of this layout were edited. They get new names as well.', 'Continue');
}
