import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { tellStory } from './story';
import { openWindow, type Window } from './window';

const folder = join(__dirname, '..', 'workspace');

const always = [
  'OCI Manifest: Compute Descriptor of File...',
  'OCI Manifest: New Document from Template...',
  'OCI Manifest: Validate Workspace',
];
const aboutDocuments = [
  'OCI Manifest: Copy Descriptor of This Document',
  'OCI Manifest: Explain This Document',
];

describe('the palette', () => {
  let window: Window;

  before(async () => {
    window = await openWindow(folder);
    // The list has room for all commands.
    await window.page.setViewportSize({ width: 1080, height: 900 });
  });

  tellStory('palette', () => window);

  after(() => window.close());

  it('offers what can be done with an OCI document', async () => {
    await window.openFile('wasm/manifest.json');
    await window.page.locator('.codelens-decoration').waitFor();
    const commands = await commandsOfExtension();
    for (const command of [...always, ...aboutDocuments]) assert.ok(commands.includes(command), command);
    await window.takeScreenshot('palette');
    await window.page.keyboard.press('Escape');
  });

  it('explains the document beside it', async () => {
    await window.runCommand('Explain This Document');
    await window.page.locator('.tab').filter({ hasText: 'manifest.json explained' }).waitFor();
    const page = window.page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await page.getByRole('heading', { name: 'What it points to' }).waitFor();
    await window.runCommand('View: Close All Editors');
    await window.page.locator('.tab').first().waitFor({ state: 'detached' });
  });

  it('does not offer it for other documents', async () => {
    await window.openFile('webapp/manifest.json');
    await window.text('"icons"').waitFor();
    const commands = await commandsOfExtension();
    for (const command of always) assert.ok(commands.includes(command), command);
    for (const command of aboutDocuments) assert.ok(!commands.includes(command), command);
    await window.page.keyboard.press('Escape');
  });

  it('offers nothing when the extension is switched off', async () => {
    await window.openFile('wasm/manifest.json');
    await window.page.locator('.codelens-decoration').waitFor();
    await mkdir(join(window.folder, '.vscode'));
    await writeFile(join(window.folder, '.vscode', 'settings.json'), '{ "ociManifest.enable": false }');
    await window.page.locator('.codelens-decoration').waitFor({ state: 'detached' });
    await window.page.locator('.squiggly-warning').waitFor({ state: 'detached' });
    assert.deepEqual(await commandsOfExtension(), []);
    await window.takeScreenshot('switched-off');
  });

  /** The titles of the extension's commands that the palette offers; it stays open. */
  async function commandsOfExtension(): Promise<string[]> {
    await window.page.keyboard.press('F1');
    const palette = window.page.locator('.quick-input-widget');
    await palette.locator('input').first().fill('>OCI Manifest:');
    const rows = palette.locator('.monaco-list-row');
    await rows.first().waitFor();
    const titles = await rows.locator('.label-name').allInnerTexts();
    return titles.filter((title) => title.startsWith('OCI Manifest: '));
  }
});
