import { join } from 'node:path';

import { repositoryRoot } from '#scripts/vscodeHost/paths';

import { tellStory } from './story';
import { openWindow, type Window } from './window';

const config = 'sha256:1c76f7e5825503b112cd897f6a69bf367c7d931dfaf83763104a945950724906';

describe('a person in an image layout', () => {
  let window: Window;

  before(async () => {
    window = await openWindow(join(repositoryRoot, 'examples', 'layout'));
  });

  tellStory('layout', () => window);

  after(() => window.close());

  it('opens the index', async () => {
    await window.openFile('index.json');
    await seeLens('Index');
  });

  it('follows the digest of the manifest with the mouse', async () => {
    await window.follow('sha256:7ce84d877ed795548df615fce84ceffe685c2968e3b7764d2d1f2590d516fcab');
    await seeLens('Image');
    await window.takeScreenshot('layout-manifest');
  });

  it('goes to the config with the keyboard, and reads what its platform means', async () => {
    await window.click(window.text(config));
    await window.page.keyboard.press('F12');
    await seeLens('Config');
    await window.pointAt('amd64');
    await window.page.locator('.monaco-hover:visible').filter({ hasText: '64-bit' }).waitFor();
    await window.takeScreenshot('layout-config');
  });

  /** A lens says what the document is; colors tell that it is JSON. */
  async function seeLens(summary: string): Promise<void> {
    await window.page.locator('.codelens-decoration').filter({ hasText: summary }).waitFor();
    await window.page.locator('.view-line [class*="mtk"]:not(.mtk1)').first().waitFor();
  }
});
