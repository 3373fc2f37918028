import assert from 'node:assert/strict';
import { join } from 'node:path';

import { repositoryRoot } from '#scripts/vscodeHost/paths';

import { tellStory } from './story';
import { openWindow, type Window } from './window';

describe('a person who gets started', () => {
  let window: Window;

  before(async () => {
    window = await openWindow(join(repositoryRoot, 'examples'));
  });

  tellStory('walkthrough', () => window);

  after(() => window.close());

  it('sees a picture of the first step', async () => {
    await window.runCommand('Welcome: Open Walkthrough');
    await window.page.locator('.quick-input-list-row', { hasText: 'Get started with OCI Manifest' }).click();
    const page = window.page.frameLocator('iframe.webview').frameLocator('#active-frame');
    const picture = page.locator('img').first();
    await picture.waitFor();
    const width = await picture.evaluate(async (image) => {
      const element = image as unknown as { decode(): Promise<void>; readonly naturalWidth: number };
      await element.decode();
      return element.naturalWidth;
    });
    assert.equal(width, 640);
    await window.takeScreenshot('walkthrough');
  });
});
