import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { tellStory } from './story';
import { openWindow, type Window } from './window';

const folder = join(__dirname, '..', 'workspace');
const rule = 'artifact-type-with-image-config';

// The steps of one story: when one fails, those after it mean nothing.
describe('a person with a finding', () => {
  let window: Window;

  before(async () => {
    window = await openWindow(folder);
  });

  tellStory('findings', () => window);

  after(() => window.close());

  it('clicks on its code and reads the page of the rule', async () => {
    await window.openFile('wasm/manifest.json');
    await window.page.locator('.squiggly-warning').waitFor();
    await window.page.locator('.codelens-decoration').first().waitFor();
    await pointAtFinding();
    await window.click(window.page.locator('.monaco-hover:visible a.code-link'));
    const page = window.page.frameLocator('iframe.webview').frameLocator('iframe');
    await page.getByRole('heading', { name: rule }).waitFor();
    const source = page.getByRole('link', { name: 'OCI image specification' });
    assert.match(
      (await source.first().getAttribute('href')) ?? '',
      /image-spec\/blob\/v1\.1\.1\/manifest\.md/,
    );
    await window.takeScreenshot('rule-page');
    await window.click(window.page.locator('.tab').filter({ hasText: 'manifest.json' }));
    await window.text('artifactType').waitFor();
  });

  it('silences it with two clicks', silence);

  it('has a project file as a person would write it', checkProjectFile);

  it('silences it once more after deleting the project file, whose text VS Code still has', async () => {
    await rm(projectFile());
    await window.page.locator('.squiggly-warning').waitFor();
    await silence();
    await checkProjectFile();
  });

  function projectFile(): string {
    return join(window.folder, '.oci-manifest.json');
  }

  async function silence(): Promise<void> {
    await pointAtFinding();
    await window.page.locator('.monaco-hover:visible').getByText('Quick Fix...').click();
    await window.page.getByText('Accept this finding').waitFor();
    await window.takeScreenshot('silence');
    await window.click(window.page.getByText('Switch off this rule for this file'));
    await window.page.locator('.squiggly-warning').waitFor({ state: 'detached' });
  }

  async function checkProjectFile(): Promise<void> {
    assert.equal(
      await readFile(projectFile(), 'utf8'),
      `{
  "overrides": [
    {
      "files": ["wasm/manifest.json"],
      "rules": {
        "${rule}": "off"
      }
    }
  ]
}
`,
    );
  }

  async function pointAtFinding(): Promise<void> {
    await window.pointAt('application/vnd.bytecodealliance.module.v1+wasm');
    await window.page.locator('.monaco-hover:visible').filter({ hasText: rule }).waitFor();
  }
});
