import { join } from 'node:path';

import { tellStory } from './story';
import { openWindow, type Window } from './window';

const folder = join(__dirname, '..', 'workspace', 'wasm');

// The steps of one story: when one fails, those after it mean nothing.
describe('a person at the window', () => {
  let window: Window;

  before(async () => {
    window = await openWindow(folder);
  });

  tellStory('manifest', () => window);

  after(() => window.close());

  it('opens a manifest and sees a squiggle', async () => {
    await window.openFile('manifest.json');
    await window.page.locator('.squiggly-warning').waitFor();
    // It comes a moment later and moves the lines below.
    await window.page.locator('.codelens-decoration').filter({ hasText: 'Image · ' }).waitFor();
    await window.takeScreenshot('squiggle');
  });

  it('points at the media type of the config and reads what it means', async () => {
    await window.pointAt('application/vnd.oci.image.config.v1+json');
    await window.page.locator('.monaco-hover:visible').filter({ hasText: 'image' }).waitFor();
    await window.takeScreenshot('hover');
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

  it('types a mistake and sees a new squiggle', async () => {
    await window.click(window.text('78'), 2);
    await window.page.keyboard.type('-78');
    await window.page.locator('.squiggly-error').waitFor();
    await window.takeScreenshot('typed');
  });
});
