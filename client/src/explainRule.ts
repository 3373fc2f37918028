import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { rulesRequest, type RuleDescription } from '#messages';

/** The command that opens the page of a rule. */
export const explainCommand = 'ociManifest.explainRule';

/**
 * Opens the page of a rule beside the editor. The pages are part of the extension, so it works offline.
 * @param extension the folder of the extension
 * @param chosen the id of a rule; without it the user is asked
 */
export async function explainRule(
  client: BaseLanguageClient,
  extension: vscode.Uri,
  chosen: unknown,
): Promise<void> {
  const rules = client.sendRequest(rulesRequest);
  const rule = chosen === undefined ? await chooseRule(rules) : (await rules).find(({ id }) => id === chosen);
  if (rule === undefined) return;
  const page = vscode.Uri.joinPath(extension, rule.page);
  await vscode.commands.executeCommand('markdown.showPreviewToSide', page);
}

async function chooseRule(rules: Promise<readonly RuleDescription[]>): Promise<RuleDescription | undefined> {
  const items = async () =>
    (await rules).map((rule) => ({
      label: rule.id,
      description: rule.severity,
      detail: rule.summary,
      rule,
    }));
  const chosen = await vscode.window.showQuickPick(items(), {
    placeHolder: 'Choose a rule to explain',
    matchOnDetail: true,
  });
  return chosen?.rule;
}
