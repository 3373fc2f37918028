import assert from 'node:assert/strict';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { ensureBrowser } from '#scripts/vscodeHost/browser';
import { installFromCheckout } from '#scripts/vscodeHost/checkout';
import { ensureEmbeddedVscode } from '#scripts/vscodeHost/embeddedVscode';
import { repositoryRoot } from '#scripts/vscodeHost/paths';
import { createProfile } from '#scripts/vscodeHost/profile';
import { startServer } from '#scripts/vscodeHost/server';
import { launchBrowser, openPage, takeScreenshot, workbenchUrl } from '#scripts/vscodeHost/workbench';
import { eventually } from './eventually';
import { repeat } from './repeat';

describe('the window of npm start', function () {
  // Extensions start one after the other, which takes long on a busy machine, and nothing tells when they have.
  this.timeout(150_000);
  const cleanups: (() => Promise<void>)[] = [];
  let page: Page;

  before(async () => {
    const { signal } = new AbortController();
    const profile = await createProfile();
    cleanups.push(() => profile.remove());
    await installFromCheckout(profile.extensionsDirectory);
    const server = await startServer(await ensureEmbeddedVscode(signal), profile, signal);
    cleanups.push(() => server.stop());
    const browser = await launchBrowser(await ensureBrowser(signal));
    cleanups.push(() => browser.close());
    page = await openPage(browser);
    await page.goto(workbenchUrl(server, { folder: join(repositoryRoot, 'examples') }));
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await takeScreenshot(page, 'start-failed');
  });

  after(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });

  it('shows an example beside its explanation, and no notification', async () => {
    await page.locator('.squiggly-warning').waitFor({ timeout: 100_000 });
    const explanation = page.frameLocator('iframe.webview').frameLocator('#active-frame');
    await explanation.getByRole('heading', { name: 'Findings' }).waitFor();
    assert.equal(await page.locator('.notification-toast').count(), 0);
    await takeScreenshot(page, 'start');
  });

  it('has room for a hover below what is reported at the same place, and for "Quick Fix…"', async () => {
    for (const text of [
      'application/vnd.bytecodealliance.module.v1+wasm',
      'application/vnd.oci.image.config.v1+json',
    ]) {
      const hover = page
        .locator('.monaco-hover:visible')
        .filter({ hasText: 'More …', hasNotText: 'Loading...' });
      // Below a lens that has come, the line is no longer where the mouse goes.
      await repeat(async () => {
        await page.mouse.move(0, 0);
        const box = await page.locator('.view-lines').getByText(text).first().boundingBox();
        assert.ok(box !== null);
        await page.mouse.move(box.x + 50, box.y + box.height / 2, { steps: 3 });
      }, hover);
      // The row of actions comes when they are known, and makes the hover higher.
      await eventually(async () => {
        const { scrollHeight, clientHeight } = await hover
          .locator('.monaco-hover-content')
          .evaluate(({ scrollHeight, clientHeight }) => ({ scrollHeight, clientHeight }));
        assert.ok(scrollHeight <= clientHeight, `${scrollHeight} pixels high, and ${clientHeight} shown`);
      });
    }
  });

  it('knows which extension says something', async () => {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill('>OCI Manifest: Validate Workspace');
    await page.locator('.quick-input-widget .monaco-list-row').first().click();
    const said = page.locator('[id$="ociManifest.validation"]');
    await said.waitFor();
    assert.match((await said.getAttribute('id')) ?? '', /^oci-manifest\./);
  });
});
