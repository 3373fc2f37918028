import * as vscode from 'vscode';

/**
 * Tells the walkthrough that something was done, and not only chosen and then canceled.
 * @param context what package.json names in `completionEvents` of a step, after `onContext:ociManifest.`
 */
export async function completeStep(
  context:
    'hasCreatedDocument' | 'hasComputedDescriptor' | 'hasCreatedLayout' | 'hasExplained' | 'hasValidated',
): Promise<void> {
  await vscode.commands.executeCommand('setContext', `ociManifest.${context}`, true);
}
