import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { FrameLocator, Locator } from 'playwright-core';

import { attestedLayout, plainLayout, troubledLayout } from '#helpers/graphLayouts';
import { writeLayout } from '#helpers/layoutFolder';
import { createTemporaryDirectory, type TemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';

import { eventually } from './eventually';
import { tellStory } from './story';
import { openWindow, type Window } from './window';

describe('a person with the picture of a layout', () => {
  let window: Window;
  let layouts: TemporaryDirectory;

  before(async () => {
    layouts = await createTemporaryDirectory();
    const drafts = { 'web-app': attestedLayout(), plain: plainLayout(), troubled: troubledLayout() };
    for (const [name, { files }] of Object.entries(drafts)) writeLayout(join(layouts.path, name), files);
    window = await openWindow(layouts.path);
  });

  tellStory('layout-graph', () => window);

  after(async () => {
    await window.close();
    await layouts.remove();
  });

  it('chooses a layout, and sees what is in it', async () => {
    await window.runCommand('Show Layout Graph');
    const layout = window.page.locator('.quick-input-widget .monaco-list-row');
    await layout.filter({ hasText: 'web-app' }).first().click();
    await sees('web-app');
    assert.equal(await node('linux/').count(), 2);
    await window.page.setViewportSize({ width: 1080, height: 640 });
    await page().getByRole('button', { name: 'Fit' }).click();
    // Away from the border of the side bar, which lights up below the mouse.
    await window.page.mouse.move(540, 10);
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
    await window.page.locator('.codelens-decoration').filter({ hasText: '· 6 layers ' }).waitFor();
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
    const rows = window.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
    // The layer that is selected is far below.
    await window.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row.selected').hover();
    await window.page.mouse.wheel(0, -2000);
    const image = rows.filter({ hasText: 'linux/amd64' }).filter({ hasText: '6 layers' });
    await window.chooseFromMenu(image.first(), 'Show Graph');
    await node('6 layers').waitFor();
    assert.equal(await node('linux/').count(), 1);
    await window.takeScreenshot('layout-graph-part');
    await page().getByRole('button', { name: 'Show Whole Layout' }).click();
    await node('linux/arm64').waitFor();
  });

  it('sees what changes, while the focus stays in the editor', async () => {
    await node('1.0').click();
    await window.page.locator('.monaco-editor.focused').waitFor();
    const blobs = Object.keys(attestedLayout().files).filter((path) => path.startsWith('blobs/'));
    await rm(join(window.folder, 'web-app', blobs[1] ?? ''));
    await page().locator('.node.missing').filter({ hasText: 'layer 1' }).waitFor();
    await window.page.locator('.monaco-editor.focused').waitFor();
  });

  it('saves the picture', async () => {
    await page().getByRole('button', { name: 'Save as SVG...' }).click();
    await window.page.waitForFunction(() =>
      document.querySelector<HTMLInputElement>('.quick-input-widget input')?.value.endsWith('web-app.svg'),
    );
    await window.page.keyboard.press('Enter');
    await eventually(async () =>
      assert.match(
        await readFile(join(window.folder, 'web-app.svg'), 'utf8'),
        /^<svg xmlns=[^]*prefers-color-scheme: dark[^]*<\/svg>\n$/,
      ),
    );
    // Otherwise what is typed next would still go to the dialog.
    await window.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  });

  for (const [theme, base] of [
    ['Default Light Modern', 'vs'],
    ['Default High Contrast', 'hc-black'],
  ])
    it(`sees the layout of the active document in the colors of the theme ${theme}`, async () => {
      await mkdir(join(window.folder, '.vscode'), { recursive: true });
      await writeFile(
        join(window.folder, '.vscode', 'settings.json'),
        JSON.stringify({ 'workbench.colorTheme': theme }),
      );
      await window.page.locator(`.monaco-workbench.${base}`).waitFor();
      for (const name of ['plain', 'troubled']) {
        await window.openFile(`${name}/index.json`);
        await window.runCommand('Show Layout Graph');
        await sees(name);
        await window.takeScreenshot(`layout-graph-${name}-${base}`);
      }
    });

  /** Waits until the picture of a layout is there. */
  async function sees(name: string): Promise<void> {
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
