import * as vscode from 'vscode';

import { openCopy } from './documents';
import { artifactTypeRule, findingOf, noFindingOf } from './findings';

describe('settings', () => {
  afterEach(() => setRules(undefined));

  it('switch a rule off and on in documents that are open', async () => {
    const { document } = await openCopy('wasm/manifest.json');
    await findingOf(artifactTypeRule, document);
    await setRules({ [artifactTypeRule]: 'off' });
    await noFindingOf(artifactTypeRule, document);
    await setRules(undefined);
    await findingOf(artifactTypeRule, document);
  });
});

async function setRules(rules: Record<string, string> | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('ociManifest');
  await settings.update('rules', rules, vscode.ConfigurationTarget.Global);
}
