import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { planRepairRequest, type RepairPlan, type WantedRepair } from '#messages';

/** Asks the server what repairs a layout. Undefined where there is no layout, which the user is told. */
export async function planRepair(
  client: BaseLanguageClient,
  folder: vscode.Uri,
  repair: WantedRepair,
): Promise<RepairPlan | undefined> {
  const params = { folder: client.code2ProtocolConverter.asUri(folder), repair };
  const plan = await client.sendRequest(planRepairRequest, params);
  if (plan !== null) return plan;
  void vscode.window.showInformationMessage('No image layout was found.');
  return undefined;
}

/** Tells whether two plans change the same files in the same way. */
export function isSamePlan(a: RepairPlan, b: RepairPlan): boolean {
  return JSON.stringify([a.steps, a.orphans]) === JSON.stringify([b.steps, b.orphans]);
}

/** Tells whether a plan changes no file. */
export function isEmptyPlan({ steps, orphans }: RepairPlan): boolean {
  return steps.length === 0 && orphans.length === 0;
}
