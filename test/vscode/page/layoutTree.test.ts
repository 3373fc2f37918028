import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';

import { repositoryRoot } from '#scripts/vscodeHost/paths';

import { tellStory } from './story';
import { openWindow, type Window } from './window';

const layout = join(repositoryRoot, 'examples', 'layout');
const config = 'sha256:1c76f7e5825503b112cd897f6a69bf367c7d931dfaf83763104a945950724906';

describe('a person in an image layout', () => {
  let window: Window;

  before(async () => {
    window = await openWindow(layout);
  });

  tellStory('layout-tree', () => window);

  after(() => window.close());

  it('sees the names of the images, and what they are', async () => {
    await window.openFile('index.json');
    await seeLens('Index');
    await window.runCommand('Focus on OCI Layouts View');
    await row('latest').filter({ hasText: 'Image' }).waitFor();
  });

  it('opens an image, and from it the config', async () => {
    await window.click(row('latest'));
    await seeLens('Image');
    await window.click(row('latest').locator('.monaco-tl-twistie'));
    await row('layer 1').first().waitFor();
    await window.click(row('config'));
    await seeLens('Config');
    await window.takeScreenshot('layout-tree');
  });

  it('sees the descriptor of a layer, of which no editor shows more', async () => {
    await window.click(row('layer 1').first());
    await seeLens('Image');
    await window.page.locator('.active-line-number').getByText('10', { exact: true }).waitFor();
  });

  it('follows a digest with the mouse, and sees its part selected', async () => {
    await window.openFile('index.json');
    await window.follow('sha256:7ce84d877ed795548df615fce84ceffe685c2968e3b7764d2d1f2590d516fcab');
    await seeLens('Image');
    await window.page
      .locator('.tree-explorer-viewlet-tree-view .monaco-list-row.selected')
      .filter({ hasText: 'latest' })
      .waitFor();
  });

  it('goes to the config with the keyboard, and reads what its platform means', async () => {
    await window.click(window.text(config));
    await window.page.keyboard.press('F12');
    await seeLens('Config');
    await window.hover('amd64', '64-bit');
    await window.takeScreenshot('layout-config');
  });

  it('sees another layout come, and go with its folder', async () => {
    await window.runCommand('View: Close All Editors');
    await cp(layout, join(window.folder, 'inner'), { recursive: true });
    await row('inner').waitFor();
    await rm(join(window.folder, 'inner'), { recursive: true });
    await row('inner').waitFor({ state: 'detached' });
  });

  it('sees its contents go with the folder of the blobs', async () => {
    await rm(join(window.folder, 'blobs'), { recursive: true });
    await row('latest').filter({ hasText: 'not in the layout' }).waitFor();
  });

  function row(label: string): Locator {
    return window.page
      .locator('.tree-explorer-viewlet-tree-view .monaco-list-row')
      .filter({ hasText: label });
  }

  /** A lens says what the document is; colors tell that it is JSON. */
  async function seeLens(summary: string): Promise<void> {
    await window.page.locator('.codelens-decoration').filter({ hasText: summary }).waitFor();
    await window.page.locator('.view-line [class*="mtk"]:not(.mtk1)').first().waitFor();
  }
});
