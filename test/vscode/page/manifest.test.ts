import assert from 'node:assert/strict';
import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Locator } from 'playwright-core';

import { repositoryRoot } from '#scripts/vscodeHost/paths';

import { repeat } from './repeat';
import { tellStory } from './story';
import { openWindow, type Window } from './window';

// What `npm start` shows, so that the pictures of the pages are of what their readers see.
const folder = join(repositoryRoot, 'examples');
const manifest = 'wasm-image/manifest.json';
const rule = 'artifact-type-with-image-config';

// The steps of one story: when one fails, those after it mean nothing.
describe('a person at the window', () => {
  let window: Window;

  before(async () => {
    window = await openWindow(folder);
  });

  tellStory('manifest', () => window);

  after(() => window.close());

  it('opens a manifest and sees a squiggle', async () => {
    await window.openFile(manifest);
    await window.page.locator('.squiggly-warning').waitFor();
    // It comes a moment later and moves the lines below.
    await window.page.locator('.codelens-decoration').filter({ hasText: 'Image · ' }).waitFor();
    await window.takeScreenshot('squiggle');
  });

  it('points at the media type of the config and reads what it means', async () => {
    await window.hover('application/vnd.oci.image.config.v1+json', 'image');
    await window.takeScreenshot('hover');
  });

  it('clicks on the code of the finding and reads the page of the rule', async () => {
    const hover = await hoverOfFinding();
    await window.click(hover.locator('a.code-link'));
    const page = window.page.frameLocator('iframe.webview').frameLocator('iframe');
    await page.getByRole('heading', { name: rule }).waitFor();
    const source = page.getByRole('link', { name: 'OCI image specification' });
    assert.match(
      (await source.first().getAttribute('href')) ?? '',
      /image-spec\/blob\/v1\.1\.1\/manifest\.md/,
    );
    await window.takeScreenshot('rule-page');
    await window.page.locator('.tab.active').click({ button: 'middle' });
    await window.text('artifactType').waitFor();
  });

  it('asks for fixes and sees both', async () => {
    await window.click(window.text('application/vnd.bytecodealliance.module.v1+wasm'));
    // A hover that comes late closes the menu.
    await window.page.mouse.move(0, 0);
    await window.page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
    // VS Code drops a menu that is asked for while it still looks for fixes by itself.
    await window.page.locator('.lightBulbWidget').waitFor();
    await window.page.keyboard.press('ControlOrMeta+.');
    await window.page.getByText('It is an artifact: ').first().waitFor();
    await window.takeScreenshot('lightbulb');
  });

  it('chooses one, and the squiggle goes', async () => {
    await window.click(window.page.getByText('It is an image: remove artifactType'));
    await window.text('artifactType').waitFor({ state: 'detached' });
    await window.page.locator('.squiggly-warning').waitFor({ state: 'detached' });
    await window.takeScreenshot('fixed');
  });

  it('validates the workspace, and sees what was found until a document changes', async () => {
    const result = window.page.locator('.statusbar-item').filter({ hasText: / in \d+ OCI documents/ });
    await window.runCommand('OCI Manifest: Validate Workspace');
    // The profile of the tests hides the status bar.
    await result.waitFor({ state: 'attached' });
    await window.click(window.text('469'), 2);
    await window.page.keyboard.type('470');
    await result.waitFor({ state: 'detached' });
    await window.page.keyboard.press('ControlOrMeta+Z');
    await window.text('469').waitFor();
  });

  it('types a mistake and sees a new squiggle', async () => {
    await window.click(window.text('469'), 2);
    await window.page.keyboard.type('-469');
    await window.page.locator('.squiggly-error').waitFor();
    await window.takeScreenshot('typed');
  });

  it('takes both back, and sees the first squiggle again', async () => {
    await window.runCommand('File: Revert File');
    await window.page.locator('.squiggly-error').waitFor({ state: 'detached' });
    await window.page.locator('.squiggly-warning').waitFor();
  });

  it('silences it with two clicks', silence);

  it('has a project file as a person would write it', checkProjectFile);

  it('silences it once more after deleting the project file, whose text VS Code still has', async () => {
    await rm(projectFile());
    await window.page.locator('.squiggly-warning').waitFor();
    await silence();
    await checkProjectFile();
  });

  it('takes it back with the button of the message, which leaves nothing behind', async () => {
    await press('Undo', 'now switches off');
    await window.page.locator('.squiggly-warning').waitFor();
    assert.equal(await isProjectFileThere(), false);
  });

  it('takes it back exactly where the project file has had a text before', async () => {
    const before = '{\n  // Ask Ann.\n  "rules": {},\n  "overrides": []\n}\n';
    await writeFile(projectFile(), before);
    await silence();
    assert.notEqual(await readFile(projectFile(), 'utf8'), before);
    await press('Undo', 'now switches off');
    await window.page.locator('.squiggly-warning').waitFor();
    assert.equal(await readFile(projectFile(), 'utf8'), before);
    await rm(projectFile());
  });

  it('undoes nothing after the project file was changed', async () => {
    await silence();
    const changed = (await readFile(projectFile(), 'utf8')).replace('{', '{\n  "consumers": ["ecr"],');
    await writeFile(projectFile(), changed);
    await press('Undo', 'now switches off');
    await window.notification('has changed since, so nothing was undone.');
    assert.equal(await readFile(projectFile(), 'utf8'), changed);
    await rm(projectFile());
    await window.page.locator('.squiggly-warning').waitFor();
  });

  it('silences it again, and goes to the entry with the other button', async () => {
    await silence();
    await press('Open', 'now switches off');
    await window.text('"overrides"').waitFor();
  });

  it('switches the rule on again in the project file', async () => {
    // Its hover tells that the file is known to be a project file.
    await window.hover(rule, 'Its default severity');
    await window.click(window.text(rule));
    await window.page.keyboard.press('ControlOrMeta+.');
    await window.click(window.page.getByText(`Switch ${rule} back on for these files`));
    await window.text(rule).waitFor({ state: 'detached' });
    await window.openFile(manifest);
    await window.page.locator('.squiggly-warning').waitFor();
    // Of a file that is deleted, VS Code would keep the text.
    await writeFile(projectFile(), '{}\n');
  });

  it('accepts the finding, and takes that back where nothing is shown of it', async () => {
    await (await hoverOfFinding()).getByText('Quick Fix...').click();
    await window.click(window.page.getByText('Accept this finding'));
    await window.page.locator('.squiggly-warning').waitFor({ state: 'detached' });
    await window.click(window.text('application/vnd.bytecodealliance.module.v1+wasm'));
    const stop = window.page.getByText(`Stop accepting this ${rule} finding`);
    // Nothing tells when the editor has moved its cursor, and the extension knows what is accepted.
    await repeat(async () => {
      await window.page.keyboard.press('Escape');
      await window.page.keyboard.press('ControlOrMeta+.');
    }, stop);
    await window.takeScreenshot('unaccept');
    await window.click(stop);
    await window.page.locator('.squiggly-warning').waitFor();
  });

  it('reads at the button of the message, which is still there, that nothing is left to undo', async () => {
    await press('Undo', 'now accepts');
    const said = `no longer accepts this ${rule} finding, so nothing is left to undo.`;
    await window.notification(said);
    await window.takeScreenshot('nothing-to-undo');
  });

  function projectFile(): string {
    return join(window.folder, '.oci-manifest.json');
  }

  async function silence(): Promise<void> {
    await (await hoverOfFinding()).getByText('Quick Fix...').click();
    await window.page.getByText('Accept this finding').waitFor();
    await window.takeScreenshot('silence');
    await window.click(window.page.getByText('Switch off this rule for this file'));
    await window.page.locator('.squiggly-warning').waitFor({ state: 'detached' });
    await window.notification(`.oci-manifest.json now switches off ${rule} for ${manifest}.`);
    await window.takeScreenshot('silenced');
  }

  /** Presses a button of a notification. */
  async function press(button: string, text: string): Promise<void> {
    const notification = await window.notification(text);
    await notification.locator('.monaco-button').filter({ hasText: button }).click();
    await notification.waitFor({ state: 'detached' });
  }

  async function isProjectFileThere(): Promise<boolean> {
    return access(projectFile()).then(
      () => true,
      () => false,
    );
  }

  async function checkProjectFile(): Promise<void> {
    assert.equal(
      await readFile(projectFile(), 'utf8'),
      `{
  "overrides": [
    {
      "files": ["${manifest}"],
      "rules": {
        "${rule}": "off"
      }
    }
  ]
}
`,
    );
  }

  function hoverOfFinding(): Promise<Locator> {
    return window.hover('application/vnd.bytecodealliance.module.v1+wasm', rule);
  }
});
