import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';

import { repositoryRoot } from '#scripts/vscodeHost/paths';

import { tellStory } from './story';
import { openWindow, type Window } from './window';

const layout = join(repositoryRoot, 'examples', 'layout');

describe('a person with the tree of a layout', () => {
  let window: Window;

  before(async () => {
    window = await openWindow(layout);
  });

  tellStory('layout-tree', () => window);

  after(() => window.close());

  it('sees the names of the images, and what they are', async () => {
    await window.openFile('index.json');
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

  it('sees the part of the document in the editor selected', async () => {
    await window.openFile('index.json');
    await window.follow('sha256:7ce84d877ed795548df615fce84ceffe685c2968e3b7764d2d1f2590d516fcab');
    await seeLens('Image');
    await window.page
      .locator('.tree-explorer-viewlet-tree-view .monaco-list-row.selected')
      .filter({ hasText: 'latest' })
      .waitFor();
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

  async function seeLens(summary: string): Promise<void> {
    await window.page.locator('.codelens-decoration').filter({ hasText: summary }).waitFor();
  }
});
