import assert from 'node:assert/strict';
import { join } from 'node:path';

import type { FrameLocator } from 'playwright-core';

import { repositoryRoot } from '#scripts/vscodeHost/paths';

import { openWindow, type Window } from './window';

describe('the page that explains a document', function () {
  this.bail(true);
  let window: Window;

  before(async () => {
    window = await openWindow(join(repositoryRoot, 'examples'));
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.takeScreenshot('explanation-failed');
  });

  after(() => window.close());

  it('opens beside the editor, which keeps the focus', async () => {
    await window.openFile('wasm-image/manifest.json');
    // The command is offered once the document is known to be one of ours.
    await window.page.locator('.codelens-decoration').waitFor();
    await window.runCommand('Explain This Document');
    await window.page.locator('.tab').filter({ hasText: 'manifest.json explained' }).waitFor();
    await page().getByRole('heading', { name: 'What it points to' }).waitFor();
    await window.page.locator('.monaco-editor.focused').waitFor();
    // Away from the border between the groups, which lights up below it.
    await window.page.mouse.move(0, 0);
    await window.takeScreenshot('explanation');
  });

  it('has no table that is wider than the page', async () => {
    const [whole, visible] = await page()
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
    assert.equal(whole, visible);
  });

  it('leads from a finding to its line, and follows what is changed there', async () => {
    await page().getByRole('link', { name: 'line 4' }).click();
    await window.page.locator('.active-line-number').getByText('4', { exact: true }).waitFor();
    await window.page.locator('.monaco-editor.focused').waitFor();
    await window.page.keyboard.press('ControlOrMeta+Shift+K');
    await page().getByText('No problems were found.').waitFor();
  });

  it('explains another document on the same page', async () => {
    await window.openFile('layout/index.json');
    await window.page.locator('.codelens-decoration').waitFor();
    await window.runCommand('Explain This Document');
    await window.page.locator('.tab').filter({ hasText: 'index.json explained' }).waitFor();
    assert.equal(await window.page.locator('.tab').filter({ hasText: ' explained' }).count(), 1);
  });

  it('leads from a digest to its document', async () => {
    await page().getByRole('link', { name: 'sha256:' }).first().click();
    await window.page.locator('.tab.active').filter({ hasText: '7ce84d877ed7' }).waitFor();
    await window.page.locator('.codelens-decoration').filter({ hasText: 'Image' }).waitFor();
    await window.takeScreenshot('explanation-digest');
  });

  /** VS Code shows the page in a frame within a frame. */
  function page(): FrameLocator {
    return window.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  }
});
