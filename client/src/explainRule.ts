import * as vscode from 'vscode';

/** The command that opens the page of a rule. */
export const explainCommand = 'ociManifest.explainRule';

/** Opens the page of a rule beside the editor; the pages are part of the extension, so it works offline. */
export async function explainRule(extension: vscode.Uri, rule: unknown): Promise<void> {
  if (typeof rule !== 'string' || !/^[a-z0-9-]+$/.test(rule)) return;
  const page = vscode.Uri.joinPath(extension, 'docs', 'rules', `${rule}.md`);
  await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
}
