import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { image } from '#helpers/documents';
import { writeOutDigests } from '#helpers/markedText';
import { createTemporaryDirectory, type TemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';

import { tellStory } from './story';
import { openWindow, type Window } from './window';

/** Without line breaks, but for one. */
const longLines = JSON.stringify(JSON.parse(writeOutDigests(image({ schemaVersion: 3 })))).replace(
  '{',
  '{\n',
);

describe('a person who reads a document with a long line', () => {
  let folder: TemporaryDirectory;
  let window: Window;

  before(async () => {
    folder = await createTemporaryDirectory();
    await mkdir(join(folder.path, 'image'));
    await writeFile(join(folder.path, 'image', 'manifest.json'), longLines);
    window = await openWindow(folder.path);
  });

  tellStory('formatted', () => window);

  after(async () => {
    await window.close();
    await folder.remove();
  });

  it('sees it formatted, with its findings underlined', async () => {
    await window.openFile('manifest.json');
    await window.page.locator('.squiggly-error').waitFor();
    await window.runCommand('OCI Manifest: Show Formatted');
    await formatted().locator('.view-line').getByText('"schemaVersion"').waitFor();
    await window.page.locator('[class*="ced-"]').first().waitFor();
  });

  it('reads in a hover what was found, before everything else', async () => {
    const value = formatted().locator('.view-line').getByText('3').first();
    const hover = await window.hover(value, 'schema-version');
    await hover.locator('.hover-contents').first().filter({ hasText: 'schema-version' }).waitFor();
    await window.takeScreenshot('formatted');
    await window.page.keyboard.press('Escape');
  });

  it('has each problem listed once', async () => {
    await window.page.keyboard.press('ControlOrMeta+Shift+M');
    await window.page
      .locator('.markers-panel .monaco-tl-contents')
      .filter({ hasText: 'schema-version' })
      .waitFor();
    await window.takeScreenshot('formatted-problems');
    await window.page.locator('.panel .badge-content').getByText('1', { exact: true }).waitFor();
  });

  it('gets the quick fixes of the file', async () => {
    await window.click(formatted().locator('.view-line').getByText('3').first());
    await window.page.keyboard.press('ControlOrMeta+.');
    const fixes = window.page.locator('.action-widget');
    await fixes.getByText('Explain schema-version').waitFor();
    await fixes.getByText('Accept this finding').waitFor();
    await window.takeScreenshot('formatted-fixes');
    await window.click(fixes.getByText('Replace 3 with 2'));
    await formatted().locator('.view-line').getByText('2').first().waitFor();
  });

  function formatted() {
    return window.page.locator('.editor-instance').filter({ hasText: '"schemaVersion":' }).last();
  }
});
