import * as assert from 'node:assert/strict';

import * as vscode from 'vscode';

import { openCopy } from './documents';
import { artifactTypeRule, findingOf } from './findings';
import { until } from './until';

describe('the explanation of a rule', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is offered with the findings of the rule, and opens its page', async () => {
    const { document } = await openCopy('wasm/manifest.json');
    const { range } = await findingOf(artifactTypeRule, document);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ title }) => title === `Explain ${artifactTypeRule}`);
    assert.ok(action?.command, 'it is not offered');
    const { command, arguments: parameters = [] } = action.command;
    await vscode.commands.executeCommand(command, ...(parameters as unknown[]));
    await until('the page is shown', () => tabNamed(artifactTypeRule));
  });

  it('can be chosen from a list of all rules', async () => {
    const chosen = vscode.commands.executeCommand('ociManifest.explainRule');
    // The list fills while nobody waits for it, so the first rule is taken as soon as there is one.
    const accepting = setInterval(() => {
      void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }, 200);
    try {
      await until('a page is shown', () => tabNamed('.md') ?? previews()[0]);
      await chosen;
    } finally {
      clearInterval(accepting);
    }
  });

  it('opens nothing for what is no rule', async () => {
    for (const argument of ['../../package.json', 'a/b', 7, null])
      await vscode.commands.executeCommand('ociManifest.explainRule', argument);
    assert.deepEqual(previews(), []);
  });
});

function previews(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        (input instanceof vscode.TabInputWebview || input instanceof vscode.TabInputCustom) &&
        /markdown\.preview/.test(input.viewType),
    );
}

function tabNamed(part: string): vscode.Tab | undefined {
  return previews().find(({ label }) => label.includes(part));
}
