import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { FrameLocator, Locator } from 'playwright-core';

import { attestedLayout, plainLayout, troubledLayout } from '#helpers/graphLayouts';
import { writeLayout } from '#helpers/layoutFolder';
import { createTemporaryDirectory, type TemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';

import { openWindow, type Window } from './window';

describe('a person with the picture of a layout', function () {
  this.bail(true);
  let window: Window;
  let layouts: TemporaryDirectory;

  before(async () => {
    layouts = await createTemporaryDirectory();
    const drafts = { 'web-app': attestedLayout(), plain: plainLayout(), troubled: troubledLayout() };
    for (const [name, { files }] of Object.entries(drafts)) writeLayout(join(layouts.path, name), files);
    window = await openWindow(layouts.path);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.takeScreenshot('layout-graph-failed');
  });

  after(async () => {
    await window.close();
    await layouts.remove();
  });

  it('chooses a layout, and sees what is in it', async () => {
    await show('web-app');
    assert.equal(await node('linux/').count(), 2);
    await window.page.setViewportSize({ width: 1080, height: 640 });
    await page().getByRole('button', { name: 'Fit' }).click();
    await window.page.mouse.move(0, 0);
    await window.takeScreenshot('layout-graph');
  });

  it('goes from node to node with the keys, and hears what each is', async () => {
    await page().locator('#save').focus();
    await window.page.keyboard.press('Tab');
    await hears(/^index\.json, 1 manifest$/);
    await window.page.keyboard.press('ArrowRight');
    await hears(/^index 1\.0, 2 platforms, 2 attestations, listed by index\.json$/);
    await window.page.keyboard.press('ArrowRight');
    await hears(
      /^image manifest linux\/amd64, 6 layers, 32\.0 KiB, listed by 1\.0, attested by attestation$/,
    );
    await window.page.keyboard.press('ArrowDown');
    await hears(/^attestation, 1 statement, listed by 1\.0, about linux\/amd64$/);
    await window.page.keyboard.press('ArrowLeft');
    await window.page.keyboard.press('ArrowRight');
    await hears(/^attestation/);
    await window.takeScreenshot('layout-graph-focus');
  });

  it('zooms with the keys and with the wheel', async () => {
    const width = async (): Promise<number> =>
      (await page().locator('#viewport > svg').boundingBox())?.width ?? 0;
    await window.page.keyboard.press('0');
    const before = await width();
    await window.page.keyboard.press('+');
    const larger = await width();
    assert(Math.abs(larger / before - 1.25) < 0.01);
    await window.page.keyboard.press('-');
    assert.equal(await width(), before);
    await page().locator('#viewport').hover();
    await window.page.keyboard.down('Control');
    await window.page.mouse.wheel(0, -100);
    await window.page.keyboard.up('Control');
    assert((await width()) > before);
    await window.page.keyboard.press('0');
    assert.equal(await width(), before);
  });

  it('opens the manifest that Enter is pressed on beside the picture', async () => {
    await window.page.keyboard.press('ArrowUp');
    await hears(/^image manifest linux\/amd64/);
    await window.page.keyboard.press('Enter');
    await window.page.locator('.codelens-decoration').filter({ hasText: 'Image · 6 layers' }).waitFor();
    assert.equal(await page().locator('#viewport > svg').isVisible(), true);
    await window.takeScreenshot('layout-graph-opened');
  });

  it('finds a layer that is clicked in the view of layouts', async () => {
    await node('4 layers').click();
    await window.page
      .locator('.tree-explorer-viewlet-tree-view .monaco-list-row.selected')
      .filter({ hasText: 'layer 1' })
      .waitFor();
    await window.takeScreenshot('layout-graph-revealed');
  });

  it('sees the part of one image from the view, and the whole again', async () => {
    await window.page
      .locator('.tree-explorer-viewlet-tree-view .monaco-list-row')
      .filter({ hasText: 'linux/amd64' })
      .first()
      .click({ button: 'right' });
    await window.page.locator('.context-view .action-label').getByText('Show Graph').click();
    await node('6 layers').waitFor();
    assert.equal(await node('linux/').count(), 1);
    await window.takeScreenshot('layout-graph-part');
    await page().getByRole('button', { name: 'Show Whole Layout' }).click();
    await node('linux/arm64').waitFor();
  });

  it('sees what changes', async () => {
    const [path = ''] = Object.keys(attestedLayout().files)
      .filter((each) => each.startsWith('blobs/'))
      .slice(-1);
    await rm(join(window.folder, 'web-app', path));
    await page().locator('.node.missing').waitFor();
  });

  it('saves the picture', async () => {
    await page().getByRole('button', { name: 'Save as SVG...' }).click();
    await window.page.waitForFunction(() =>
      document.querySelector<HTMLInputElement>('.quick-input-widget input')?.value.endsWith('web-app.svg'),
    );
    await window.page.keyboard.press('Enter');
    const row = window.page.locator('.explorer-folders-view .monaco-list-row');
    await row.filter({ hasText: 'web-app.svg' }).waitFor();
    const picture = await readFile(join(window.folder, 'web-app.svg'), 'utf8');
    assert.match(picture, /^<svg xmlns=[^]*prefers-color-scheme: dark/);
  });

  for (const theme of ['Default Light Modern', 'Default High Contrast'])
    it(`sees the picture in the colors of the theme ${theme}`, async () => {
      await mkdir(join(window.folder, '.vscode'), { recursive: true });
      await writeFile(
        join(window.folder, '.vscode', 'settings.json'),
        JSON.stringify({ 'workbench.colorTheme': theme }),
      );
      await window.page
        .locator(theme.includes('Light') ? '.monaco-workbench.vs' : '.monaco-workbench.hc-black')
        .waitFor();
      for (const name of ['plain', 'troubled']) {
        await show(name);
        await window.takeScreenshot(`layout-graph-${name}-${theme.split(' ')[1]?.toLowerCase()}`);
      }
    });

  /** Shows the picture of a layout. */
  async function show(name: string): Promise<void> {
    await window.runCommand('Show Layout Graph');
    const row = window.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: name });
    await row.first().click();
    await window.page
      .locator('.tab.active')
      .filter({ hasText: `Graph of ${name}` })
      .waitFor();
    await page().locator(`#viewport > svg[aria-label*="${name}"]`).waitFor();
  }

  /** Waits until a node has the focus of which a screen reader says this. */
  async function hears(words: RegExp): Promise<void> {
    await page()
      .locator('.node:focus')
      .and(page().getByRole('treeitem', { name: words }))
      .waitFor();
  }

  /** The nodes in whose names a text is. */
  function node(text: string): Locator {
    return page()
      .locator('.node')
      .filter({ has: page().locator('.label').getByText(text) });
  }

  /** VS Code shows the page in a frame within a frame. */
  function page(): FrameLocator {
    return window.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  }
});
