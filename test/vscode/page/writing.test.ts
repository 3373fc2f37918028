import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createTemporaryDirectory, type TemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';
import { lint } from '#helpers/lint';
import { tellStory } from './story';
import { openWindow, type Window } from './window';

const report = Buffer.from('{ "spdxVersion": "SPDX-2.3", "name": "tool" }\n');
const wasm = Buffer.from('\0asm\x01\0\0\0', 'latin1');

/** How often the person may accept a completion or answer a dialog. */
const allowed = 12;

// The steps of one story: when one fails, those after it mean nothing.
describe('a person who writes an artifact manifest', () => {
  let folder: TemporaryDirectory;
  let window: Window;
  let accepted = 0;

  before(async () => {
    folder = await createTemporaryDirectory();
    await writeFile(join(folder.path, 'manifest.json'), '');
    await writeFile(join(folder.path, 'report.spdx.json'), report);
    await writeFile(join(folder.path, 'tool.wasm'), wasm);
    window = await openWindow(folder.path);
  });

  tellStory('writing', () => window);

  after(async () => {
    await window.close();
    await folder.remove();
  });

  it('begins with an empty file and chooses what it is to become', async () => {
    await window.openFile('manifest.json');
    await suggest('Artifact of files');
    await window.takeScreenshot('writing-templates');
    await accept('Artifact of files');
    await window.text('"layers"').waitFor();
  });

  it('types the type of the artifact into the first blank', async () => {
    await window.page.keyboard.type('application/vnd.example.report.v1');
    await window.text('"application/vnd.example.report.v1"').waitFor();
    // While a list of suggestions is still open, Tab would accept one: it closes when it finds that none fits.
    await window.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
  });

  it('goes to the layer and has it filled in from a file', async () => {
    await window.page.keyboard.press('Tab');
    await window.page.keyboard.press('Escape');
    await computeDescriptorOf('report.spdx.json', { screenshot: 'writing-file' });
    await window.text(digestOf(report)).waitFor();
    await window.takeScreenshot('writing-layer');
  });

  it('adds a second file at the end of the list', async () => {
    await window.page.keyboard.press('ControlOrMeta+End');
    for (const key of ['ArrowUp', 'Home']) await window.page.keyboard.press(key);
    await computeDescriptorOf('tool.wasm');
    await window.text(digestOf(wasm)).waitFor();
  });

  it('saves a manifest about which there is nothing to say', async () => {
    await window.page.locator('.codelens-decoration').filter({ hasText: '2 blobs' }).waitFor();
    await window.page.locator('[class*="squiggly-"]').waitFor({ state: 'detached' });
    await window.takeScreenshot('writing-done');
    await window.page.keyboard.press('ControlOrMeta+S');
    await window.page.locator('.tab.dirty').waitFor({ state: 'detached' });

    const text = await readFile(join(window.folder, 'manifest.json'), 'utf8');
    assert.deepEqual(lint(text).findings, []);
    const { artifactType, layers } = JSON.parse(text) as { artifactType: string; layers: unknown[] };
    assert.equal(artifactType, 'application/vnd.example.report.v1');
    assert.deepEqual(layers, [
      layer('application/spdx+json', report, 'report.spdx.json'),
      layer('application/wasm', wasm, 'tool.wasm'),
    ]);
  });

  it('has accepted few completions and dialogs for that', () => {
    assert.ok(accepted <= allowed, `${accepted} completions and dialogs`);
  });

  /** Asks for completions until one is among them: the language server may still be starting. */
  async function suggest(label: string): Promise<void> {
    const item = window.page.locator('.suggest-widget .monaco-list-row').filter({ hasText: label });
    for (;;) {
      await window.page.keyboard.press('ControlOrMeta+Space');
      const found = await item.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
      if (found) return;
      await window.page.keyboard.press('Escape');
    }
  }

  /** Goes down the list of completions and accepts one. */
  async function accept(label: string): Promise<void> {
    const focused = window.page.locator('.suggest-widget .monaco-list-row.focused');
    while (!(await focused.innerText()).includes(label)) await window.page.keyboard.press('ArrowDown');
    await window.page.keyboard.press('Enter');
    accepted++;
  }

  /** Runs the command from the palette and answers VS Code's dialog for files. */
  async function computeDescriptorOf(name: string, options: { screenshot?: string } = {}): Promise<void> {
    await window.runCommand('Compute Descriptor of File...');
    accepted++;
    const dialog = window.page.locator('.quick-input-widget');
    await dialog.locator('.monaco-list-row').filter({ hasText: name }).waitFor();
    await window.page.keyboard.type(name);
    if (options.screenshot !== undefined) await window.takeScreenshot(options.screenshot);
    await window.page.keyboard.press('Enter');
    accepted++;
  }
});

function layer(mediaType: string, content: Buffer, title: string): object {
  return {
    mediaType,
    digest: digestOf(content),
    size: content.length,
    annotations: { 'org.opencontainers.image.title': title },
  };
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
