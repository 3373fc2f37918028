import assert from 'node:assert/strict';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { FrameLocator } from 'playwright-core';

import { repositoryRoot } from '#scripts/vscodeHost/paths';

import { tellStory } from './story';
import { openWindow, type Window } from './window';

describe('the page that explains a document', () => {
  let window: Window;

  before(async () => {
    window = await openWindow(join(repositoryRoot, 'examples'));
  });

  tellStory('explanation', () => window);

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

  for (const width of [800, 1280, 2000])
    it(`is not wider than what shows, and breaks no word, in a window of ${width} pixels`, async () => {
      const { page: workbench } = window;
      const usual = workbench.viewportSize();
      assert.ok(usual !== null);
      await workbench.setViewportSize({ width, height: 800 });
      const html = page().locator('html');
      await html.evaluate(async ({ ownerDocument: { defaultView: view } }, half) => {
        while (view !== null && Math.abs(view.innerWidth - half) > 20)
          await new Promise((drawn) => view.requestAnimationFrame(drawn));
      }, width / 2);
      const [whole, visible] = await html.evaluate(({ scrollWidth, clientWidth }) => [
        scrollWidth,
        clientWidth,
      ]);
      assert.equal(whole, visible);
      assert.deepEqual(await html.evaluate(brokenWords), []);
      await workbench.setViewportSize(usual);
    });

  it('is little longer than a screen beside the editor, with the rest folded, which stays open once it is opened', async () => {
    const { page: workbench } = window;
    const usual = workbench.viewportSize();
    assert.ok(usual !== null);
    await workbench.setViewportSize({ width: 2000, height: 1000 });
    const others = page().locator('summary').filter({ hasText: 'Other consumers' });
    const item = page().getByRole('heading', { name: 'skopeo' });
    await others.waitFor();
    const reason = page().getByText('containerd pulls an image without layers of image types.').first();
    assert.equal(await reason.isVisible(), false, 'the reason');
    const height = await page()
      .locator('html')
      .evaluate(({ scrollHeight }) => scrollHeight);
    assert(height <= 1300, `${height} pixels`);
    assert.equal(await item.isVisible(), false, 'the others');
    await others.click();
    await item.waitFor();
    const project = join(window.folder, '.oci-manifest.json');
    await writeFile(project, '{ "rules": { "artifact-type-with-image-config": "off" } }');
    await page().getByText('No problems were found.').waitFor();
    await item.waitFor();
    await rm(project);
    await page().getByText('Found 1 warning.').waitFor();
    await others.click();
    await item.waitFor({ state: 'hidden' });
    await workbench.setViewportSize(usual);
    await page()
      .locator('html')
      .evaluate((html) => html.ownerDocument.defaultView?.scrollTo(0, 1));
  });

  it('follows the project file', async () => {
    const project = join(window.folder, '.oci-manifest.json');
    await writeFile(project, '{ "rules": { "artifact-type-with-image-config": "off" } }');
    await page().getByText('No problems were found.').waitFor();
    await rm(project);
    await page().getByText('Found 1 warning.').waitFor();
  });

  it('leads from a finding to its line, and follows what is changed there', async () => {
    await page().getByRole('link', { name: 'line 4' }).click();
    await window.page.locator('.active-line-number').getByText('4', { exact: true }).waitFor();
    await window.page.locator('.monaco-editor.focused').waitFor();
    await window.page.keyboard.press('ControlOrMeta+Shift+K');
    await page().getByText('No problems were found.').waitFor();
  });

  it('keeps its place when the document changes', async () => {
    await page()
      .locator('html')
      .evaluate((html) => html.ownerDocument.defaultView?.scrollTo(0, 300));
    await window.page.keyboard.press('ControlOrMeta+Z');
    await page().getByText('Found 1 warning.').waitFor({ state: 'attached' });
    await scrolledTo(300);
  });

  it('explains another document on the same page, from the top', async () => {
    await window.openFile('layout/index.json');
    await window.page.locator('.codelens-decoration').waitFor();
    await window.runCommand('Explain This Document');
    await window.page.locator('.tab').filter({ hasText: 'index.json explained' }).waitFor();
    assert.equal(await window.page.locator('.tab').filter({ hasText: ' explained' }).count(), 1);
    await page().getByRole('heading', { name: 'index.json' }).waitFor({ state: 'attached' });
    await scrolledTo(1);
  });

  it('follows the blobs of a layout', async () => {
    const lists = page().getByText(
      'It is the entry point of an image layout. It lists 1 manifest, which the',
    );
    await lists.getByText('the layout has: latest').waitFor();
    const blobs = join(window.folder, 'layout', 'blobs', 'sha256');
    const [name = ''] = (await readdir(blobs)).filter((each) => each.startsWith('7ce84d877ed7'));
    await rename(join(blobs, name), join(window.folder, name));
    await lists.getByText('the layout does not have: latest').waitFor();
    await rename(join(window.folder, name), join(blobs, name));
    await lists.getByText('the layout has: latest').waitFor();
  });

  it('follows the active editor if it is asked to, and then no more', async () => {
    const title = (name: string) => window.page.locator('.tab').filter({ hasText: `${name} explained` });
    await window.runCommand('Follow Active Editor with Explanation');
    await window.openFile('wasm-image/manifest.json');
    await title('manifest.json').waitFor();
    await page().getByRole('heading', { name: 'manifest.json' }).waitFor({ state: 'attached' });
    await window.page.locator('.monaco-editor.focused').waitFor();
    await window.openFile('layout/index.json');
    await title('index.json').waitFor();
    await window.runCommand('Stop Following Active Editor with Explanation');
    await window.openFile('wasm-image/manifest.json');
    await window.page.locator('.codelens-decoration').filter({ hasText: 'Image' }).waitFor();
    await title('index.json').waitFor();
    await window.openFile('layout/index.json');
  });

  it('leads from a digest to its document', async () => {
    await page().getByRole('link', { name: 'sha256:' }).first().click();
    await window.page.locator('.tab.active').filter({ hasText: '7ce84d877ed7' }).waitFor();
    await window.page.locator('.codelens-decoration').filter({ hasText: 'Image' }).waitFor();
    await window.takeScreenshot('explanation-digest');
  });

  /** Waits until the page is scrolled to a place, in pixels from its top. */
  async function scrolledTo(place: number): Promise<void> {
    await page()
      .locator('html')
      .evaluate(async ({ ownerDocument: { defaultView: view } }, expected) => {
        while (view !== null && Math.round(view.scrollY) !== expected)
          await new Promise((drawn) => view.requestAnimationFrame(drawn));
      }, place);
  }

  /** VS Code shows the page in a frame within a frame. */
  function page(): FrameLocator {
    return window.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  }
});

/** The words of a page, except those in code and those that are folded away, that are on two lines; runs in the page. */
function brokenWords(html: Element): string[] {
  const texts = html.ownerDocument.createTreeWalker(html, 4);
  const range = html.ownerDocument.createRange();
  const broken: string[] = [];
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    if (node.parentElement?.closest('code, script, style, details:not([open]) > :not(summary)') !== null)
      continue;
    for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/[A-Za-z]+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word);
    }
  }
  return broken;
}
