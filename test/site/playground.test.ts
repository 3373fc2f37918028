import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { Browser, Locator, Page } from 'playwright-core';
import { templates } from '#schemas/catalogue/templates';
import { payloads } from '#helpers/hostileText';
import { readProjectFile } from '#helpers/userText';
import { ensureBrowser } from '#scripts/vscodeHost/browser';
import { launchBrowser, openPage, takeScreenshot } from '#scripts/vscodeHost/workbench';
import { writeState } from '../../playground/page/address';
import { servedSite } from './builtSite';

const contradiction = readProjectFile('examples/wasm-image/manifest.json');
const imageFix = 'It is an image: remove artifactType';
const moduleFix = 'It is a core Wasm module: use a Wasm config for wasip1 (only Wasm runtimes run it)';
const artifactFix = 'It is an artifact: use the empty config (no longer a container image)';

const templateOf = (id: string): string | undefined =>
  templates()
    .find((template) => template.id === id)
    ?.text.trimEnd();

/** The text of the example after each fix. */
const fixed: Readonly<Record<string, string>> = {
  [imageFix]: contradiction.replace(/ {2}"artifactType".*\n/, ''),
  [artifactFix]: contradiction.replace(
    /"config": \{[^}]*\}/,
    `"config": {
    "mediaType": "application/vnd.oci.empty.v1+json",
    "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "size": 2
  }`,
  ),
};

describe('the playground, in a browser', () => {
  let browser: Browser | undefined;
  let site: string;
  let page: Page;
  let troubles: string[];

  before(async () => {
    site = await servedSite();
    browser = await launchBrowser(await ensureBrowser(new AbortController().signal));
  });
  after(() => browser?.close());

  beforeEach(async () => {
    assert(browser !== undefined);
    page = await openPage(browser, { width: 1200, height: 640 });
    troubles = [];
    // What the policy of the page forbids is an error on the console.
    page.on('console', (message) => {
      if (message.type() !== 'log') troubles.push(message.text());
    });
    page.on('pageerror', ({ message }) => troubles.push(message));
    page.on('dialog', (dialog) => troubles.push(dialog.message()));
    page.on('request', (request) => {
      if (!request.url().startsWith(site)) troubles.push(request.url());
    });
  });
  afterEach(async () => {
    await page.close();
    assert.deepEqual(troubles, []);
  });

  const open = (hash = ''): Promise<unknown> => page.goto(`${site}playground/index.html${hash}`);
  const summary = (text: string | RegExp): Promise<void> =>
    page.locator('#summary').filter({ hasText: text }).waitFor();
  const notice = (text: string | RegExp): Promise<void> =>
    page.locator('#notice').filter({ hasText: text }).waitFor();
  const button = (name: string): Locator =>
    page.locator('#findings').getByRole('button', { name, exact: true });
  const editor = (): Locator => page.getByRole('textbox', { name: 'OCI document' });
  const lines = (): Promise<readonly string[]> => editor().locator('.cm-line').allTextContents();
  const text = async (): Promise<string> => (await lines()).join('\n');

  it('shows the first example, its warning with its fixes, and what consumers do with it', async () => {
    await open();
    await summary('Found 1 warning.');
    assert.equal(await text(), contradiction);
    const finding = page.locator('#findings li');
    assert.match(
      (await finding.textContent()) ?? '',
      /^Warning The config .*Line 4 · artifact-type-with-image-config/,
    );
    assert.deepEqual(await finding.locator('.fix').allTextContents(), [imageFix, artifactFix, moduleFix]);
    assert.equal(
      await editor().locator('.cm-lintRange-warning').textContent(),
      '"application/vnd.bytecodealliance.module.v1+wasm"',
    );
    const consumers = page.locator('#explanation h4');
    assert((await consumers.allTextContents()).some((name) => name.startsWith('containerd with runwasi')));
    const outcome = page
      .locator('#explanation summary')
      .filter({ hasText: 'refuses to pull or run it' })
      .first();
    await outcome.scrollIntoViewIfNeeded();
    await outcome.click();
    await page.locator('#explanation details[open] a[href^="https://"]').first().waitFor();
    await page.locator('#explanation summary').filter({ hasText: 'Other consumers' }).click();
    await page.getByRole('heading', { name: 'skopeo' }).waitFor();
    // What repeats the document is folded, as on the page in VS Code.
    const properties = page.locator('#explanation summary').filter({ hasText: 'What it says' });
    assert.equal(await properties.locator('..').getAttribute('open'), null);
  });

  const afterFix: Readonly<Record<string, string>> = {
    [imageFix]: 'No problems were found.',
    // An artifactType of its own is right now, but this one is outdated.
    [artifactFix]: 'Found 1 information message.',
  };

  for (const [title, found] of Object.entries(afterFix))
    it(`applies “${title}” by mouse and by keyboard, and undoes it`, async () => {
      await open();
      await button(title).click();
      await summary(found);
      assert.equal(await text(), fixed[title]);
      await page.getByRole('button', { name: 'Undo' }).click();
      await summary('Found 1 warning.');
      assert.equal(await text(), contradiction);
      await editor().focus();
      await page.keyboard.press('F8');
      await page.keyboard.press('ControlOrMeta+.');
      if (title === artifactFix) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await summary(found);
      assert.equal(await text(), fixed[title]);
      await page.keyboard.press('ControlOrMeta+z');
      await summary('Found 1 warning.');
      assert.equal(await text(), contradiction);
    });

  it('applies all that needs no decision, in one step', async () => {
    await open('#example=image-config');
    await summary(/^Found/);
    const before = await text();
    const button = page.getByRole('button', { name: 'Apply safe fixes' });
    await button.click();
    await notice('1 fix was applied.');
    await page.getByTitle('No fix here has a certain result').waitFor();
    assert(await button.isDisabled());
    assert.notEqual(await text(), before);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    assert.equal(await text(), before);
    // The button is disabled now, and the keyboard is in the editor.
    assert(
      await editor().evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element),
    );
    await page.getByText('What it is', { exact: true }).click();
    assert.equal(await page.locator('#notice').textContent(), '');
  });

  it('explains what the mouse points at, and offers the fixes there', async () => {
    await open();
    await summary('Found 1 warning.');
    await editor().getByText('"size"').first().hover();
    await page.locator('.cm-tooltip .prose').filter({ hasText: 'bytes' }).waitFor();
    await editor().locator('.cm-lintRange-warning').hover();
    await page.locator('.cm-tooltip').getByRole('button', { name: imageFix }).click();
    await summary('No problems were found.');
    assert.equal(await text(), fixed[imageFix]);
  });

  it('completes what is written, and looks like this', async () => {
    await open();
    await summary('Found 1 warning.');
    await page.setViewportSize({ width: 1280, height: 800 });
    await takeScreenshot(page, 'playground');
    await page.setViewportSize({ width: 1200, height: 640 });
    await page.locator('.cm-line').filter({ hasText: '"hello-wasm"' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type(',\n"vers');
    await page
      .locator('.cm-tooltip-autocomplete li')
      .filter({ hasText: 'org.opencontainers.image.version' })
      .click();
    await editor().getByText('"org.opencontainers.image.version"').waitFor();
  });

  it('begins an empty document with a template', async () => {
    await open('#example=empty');
    await editor().getByText('Type a letter, or press Ctrl+Space, for templates.').waitFor();
    await editor().focus();
    await page.keyboard.press('Control+Space');
    await page.locator('.cm-tooltip-autocomplete li').filter({ hasText: 'Helm chart' }).click();
    await summary('Found 2 errors.');
    assert.equal(await text(), templateOf('helm-chart'));
  });

  for (const width of [360, 700, 1000])
    it(`covers neither the line nor the list with notes on completions, in a window of ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 740 });
      await open();
      await summary('Found 1 warning.');
      await page.locator('.cm-line').filter({ hasText: '"hello-wasm"' }).click();
      await page.keyboard.press('End');
      await page.keyboard.type(',\n"org');
      // The likeliest is the first.
      const first = page.locator('.cm-tooltip-autocomplete li').first();
      await first.filter({ hasText: 'org.opencontainers.image' }).waitFor();
      const notes = page.locator('.cm-completionInfo').filter({ hasText: 'OCI image specification' });
      const isSeen = (element: Element): boolean => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const root = element.getRootNode() as ShadowRoot;
        const corners: readonly (readonly [number, number])[] = [
          [left + 4, top + 4],
          [right - 4, bottom - 4],
        ];
        return corners.every(([x, y]) => element.contains(root.elementFromPoint(x, y)));
      };
      for (const part of [first, notes, page.locator('.cm-line').filter({ hasText: /^ *"org"$/ })]) {
        await part.waitFor();
        assert(await part.evaluate(isSeen), (await part.textContent()) ?? '');
      }
    });

  it('shows findings before it explains the document', async () => {
    await page.addInitScript(() => {
      window.Worker = class extends Worker {
        override postMessage(question: { readonly name: string }): void {
          if (question.name !== 'explain') super.postMessage(question);
        }
      };
    });
    await open();
    await summary('Found 1 warning.');
    assert.equal(await page.locator('#explanation').textContent(), '');
  });

  it('keeps the text in its address', async () => {
    await open();
    await button(imageFix).click();
    await page.waitForURL(/#text=/);
    await page.reload();
    await summary('No problems were found.');
    assert.equal(await text(), fixed[imageFix]);
    await page.getByRole('combobox', { name: 'Example' }).selectOption('image-or-artifact');
    await page.waitForURL(/#example=image-or-artifact$/);
    await page.evaluate(() => (location.hash = '#example=sbom'));
    await page.locator('.cm-line').filter({ hasText: 'application/spdx+json' }).waitFor();
  });

  it('leads back to the text before an example was chosen', async () => {
    await open();
    await button(imageFix).click();
    await summary('No problems were found.');
    await page.getByRole('combobox', { name: 'Example' }).selectOption('image-config');
    await page.waitForURL(/#example=image-config$/);
    await page.getByRole('combobox', { name: 'Example' }).selectOption('sbom');
    await page.waitForURL(/#example=sbom$/);
    await page.goBack();
    await page.waitForURL(/#example=image-config$/);
    await page.locator('.cm-line').filter({ hasText: 'ADD rootfs.tar' }).waitFor();
    await page.goBack();
    await page.waitForURL(/#text=/);
    await summary('No problems were found.');
    assert.equal(await text(), fixed[imageFix]);
    await page.goForward();
    await page.locator('.cm-line').filter({ hasText: 'ADD rootfs.tar' }).waitFor();
  });

  for (const width of [360, 1200])
    it(`says what has happened without moving anything, in a window of ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 640 });
      await open();
      await summary('Found 1 warning.');
      const places = (): Promise<unknown> =>
        page.evaluate(() =>
          ['editor', 'example', 'copy', 'summary'].map((id) => {
            const { x, y, width, height } = document.getElementById(id)?.getBoundingClientRect() ?? {};
            return [id, x, y, width, height];
          }),
        );
      const before = await places();
      await page
        .locator('#notice')
        .evaluate((element) => (element.textContent = 'What a long sentence! '.repeat(40)));
      assert.deepEqual(await places(), before);
    });

  it('has examples of all kinds, which are checked', async () => {
    await open();
    const examples = page.locator('#example option[value]:not([value=""])');
    const ids = await examples.evaluateAll((options) =>
      options.map((option) => (option as HTMLOptionElement).value),
    );
    for (const id of ids) {
      await page.getByRole('combobox', { name: 'Example' }).selectOption(id);
      await page.waitForURL(new RegExp(`#example=${id}$`));
      if (id !== 'empty') await page.locator('#explanation h2').first().waitFor();
    }
    for (const id of ['image-manifest', 'image-index', 'image-config', 'sbom', 'helm-chart'])
      assert(ids.includes(id), id);
  });

  it('shows the first example for an address that cannot be read', async () => {
    for (const [hash, problem] of [
      ['#text=AAAA', /is damaged/],
      [`#text=${'A'.repeat(100_000)}`, /is too long/],
      ['#text="><img src=x onerror=alert(1)>', /is damaged/],
      ['#example=<script>alert(1)</script>', /does not exist/],
      ['#javascript:alert(1)', /does not contain a document/],
    ] as const) {
      await open(hash);
      await notice(problem);
      await summary('Found 1 warning.');
      assert.equal(await text(), contradiction);
    }
  });

  it('shows text of others, and does not obey it', async () => {
    const annotations = Object.fromEntries(
      payloads.map((payload, index) => [`${index}${payload.slice(0, 200)}`, payload.slice(0, 200)]),
    );
    const layers = [
      { mediaType: '<img src=x onerror=alert(1)>', digest: '"><script>alert(1)</script>', size: 1 },
    ];
    const config = { mediaType: '[x](javascript:alert(1))', digest: '![i](https://evil.example/)', size: 1 };
    const hostile = JSON.stringify(
      { schemaVersion: 2, artifactType: '<b>', config, layers, annotations },
      null,
      2,
    );
    await open(`#${await writeState({ text: hostile })}`);
    await summary(/^Found/);
    assert.equal(await page.locator('.results img, .results script, .results b').count(), 0);
    await editor().locator('.cm-lintRange').first().hover();
    await page.locator('.cm-tooltip').first().waitFor();
  });

  it('lists the first findings of a long document, and keeps a document that is too long for a URL', async () => {
    const manifests = Array.from({ length: 600 }, (_, index) => {
      return { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: `sha256:${index}`, size: -1 };
    });
    const long = JSON.stringify({ schemaVersion: 2, manifests }, null, 1);
    await open(`#${await writeState({ text: long })}`);
    await summary(/^Found [\d,]+ errors.*\. The first 500 are listed\.$/);
    await editor().focus();
    await page.keyboard.press('ControlOrMeta+a');
    await editor().evaluate(
      (element, pasted) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', pasted);
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      JSON.stringify(Array.from({ length: 5000 }, Math.random), null, 1),
    );
    await notice('The document is too long for a URL');
    assert.equal(new URL(page.url()).hash, '');
    await page.reload();
    await notice('The document is too long for a URL, so you cannot share it as a link.');
    await page.getByRole('combobox', { name: 'Example' }).selectOption('sbom');
    await page.waitForURL(/#example=sbom$/);
    await page.goBack();
    await notice('The document is too long for a URL');
  });

  it('says that a document is not one of ours', async () => {
    await open(`#${await writeState({ text: '{ "name": "web-app" }' })}`);
    await summary('This is not recognized as an OCI document, so nothing is checked.');
  });

  it('says so if its worker cannot be loaded', async () => {
    await page.route('**/worker.js', (route) => route.fulfill({ status: 404 }));
    await open();
    await summary('The program that checks documents could not be loaded.');
    troubles = troubles.filter((trouble) => !trouble.includes('404'));
  });

  it('is no wider than a phone, where nothing is beside the editor', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    for (const place of [
      'playground/index.html',
      'index.html',
      'docs/consumers.html',
      'docs/rules/index.html',
    ]) {
      await page.goto(site + place);
      if (place.startsWith('playground')) await summary('Found 1 warning.');
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, place);
    }
  });
});
