import * as vscode from 'vscode';

/** The command that opens the page of a rule. */
export const explainCommand = 'ociManifest.explainRule';

/**
 * Opens the page of a rule beside the editor; without a rule, people choose one first. The pages are part of the
 * extension, so it works offline.
 */
export async function explainRule(extension: vscode.Uri, rule: unknown): Promise<void> {
  const pages = vscode.Uri.joinPath(extension, 'docs', 'rules');
  const chosen = rule === undefined ? await chooseRule(pages) : rule;
  if (typeof chosen !== 'string' || !/^[a-z0-9-]+$/.test(chosen)) return;
  await vscode.commands.executeCommand(
    'markdown.showPreviewToSide',
    vscode.Uri.joinPath(pages, `${chosen}.md`),
  );
}

async function chooseRule(pages: vscode.Uri): Promise<string | undefined> {
  const chosen = await vscode.window.showQuickPick(rulesIn(pages), {
    placeHolder: 'Choose a rule to explain',
    matchOnDetail: true,
  });
  return chosen?.label;
}

/** The rules by the table that lists their pages: name, level and what they find. */
async function rulesIn(pages: vscode.Uri): Promise<vscode.QuickPickItem[]> {
  const list = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(pages, 'README.md'));
  const rows = new TextDecoder()
    .decode(list)
    .matchAll(/^\| \[([a-z0-9-]+)\][^|]*\|([^|]*)\|[^|]*\|(.*)\|$/gm);
  return [...rows].map(([, label = '', level = '', finds = '']) => ({
    label,
    description: level.trim(),
    detail: finds.trim(),
  }));
}
