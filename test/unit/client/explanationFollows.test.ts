import assert from 'node:assert/strict';
import { setImmediate as settled } from 'node:timers/promises';
import { beforeEach, describe, it } from 'mocha';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { URI } from 'vscode-uri';
import { activate, asked, startAnew } from '#helpers/vscodeModule';
import { DocumentKinds } from '#client/documentKinds';
import { ExplanationPage } from '#client/explanation/explanationPage';
import { formattedOf } from '#client/formattedDocuments';
import { documentKindNotification, type DocumentKindParams } from '#messages';

const manifest = URI.file('/repo/manifest.json');
const index = URI.file('/repo/index.json');
const readme = URI.file('/repo/README.md');
const project = URI.file('/repo/.oci-manifest.json');

describe('the page that explains a document, when another editor becomes active', () => {
  let page: ExplanationPage;
  /** What the server says a document is. */
  let recognize: (document: URI, kind: string) => void;

  beforeEach(async () => {
    startAnew();
    const handlers = new Map<string, (params: DocumentKindParams) => void>();
    const client = {
      onNotification: ({ method }: { method: string }, handler: () => void) => {
        handlers.set(method, handler);
        return { dispose: () => undefined };
      },
      code2ProtocolConverter: { asUri: String },
      error: () => undefined,
      sendRequest: (_: unknown, { uri }: { uri: string }) => Promise.resolve(`About ${uri}.`),
    } as unknown as BaseLanguageClient;
    asked.registered.set('markdown.api.render', (text) => `<p>${String(text)}</p>`);
    recognize = (document, kind) =>
      handlers.get(documentKindNotification.method)?.({
        uri: document.toString(),
        kind,
        summary: kind,
        accepted: null,
        switchedOff: null,
      });
    page = new ExplanationPage(client, new DocumentKinds(client), URI.file('/extension'), []);
    recognize(manifest, 'image-manifest');
    recognize(index, 'image-index');
    recognize(project, 'project-configuration');
    await open(manifest);
    await page.show(manifest);
  });

  it('stays with its document by default', async () => {
    assert.equal(await open(index), 'repo/manifest.json explained');
    assert.equal(menus(), 'staying');
  });

  it('explains the other OCI document once it is asked to follow', async () => {
    await page.followActiveEditor();
    assert.equal(menus(), 'following');
    assert.equal(await open(index), 'repo/index.json explained');
    assert.match(shown(), /About file:\/\/\/repo\/index\.json/);
    assert.equal(await open(manifest), 'repo/manifest.json explained');
  });

  it('explains the document at once that is in the active editor when it is asked to follow', async () => {
    await open(index);
    await page.followActiveEditor();
    assert.equal(title(), 'repo/index.json explained');
  });

  it('begins at the top of the other document, and keeps its place for the same', async () => {
    await page.show(manifest, 'layers');
    await page.followActiveEditor();
    const before = view();
    await open(manifest);
    assert.equal(view(), before);
    assert.match(shown(), /"section":"layers"/);
    await open(index);
    assert.notEqual(view(), before);
    assert.doesNotMatch(shown(), /"section"/);
  });

  it('does not come to the front, where it would hide the editor', async () => {
    const [panel] = asked.panels;
    await page.followActiveEditor();
    const before = panel?.timesRevealed;
    await open(index);
    assert.equal(panel?.timesRevealed, before);
  });

  for (const [what, document] of [
    ['something that is no OCI document', readme],
    ['a project file', project],
    ['a formatted copy', formattedOf(index)],
    ['something that is no editor, such as the page', undefined],
  ] as const)
    it(`stays as it is beside ${what}`, async () => {
      recognize(formattedOf(index), 'image-index');
      await page.followActiveEditor();
      assert.equal(await open(document), 'repo/manifest.json explained');
    });

  it('waits for a document that the server has to read first', async () => {
    const config = URI.file('/repo/config.json');
    await page.followActiveEditor();
    assert.equal(await open(config), 'repo/manifest.json explained');
    recognize(config, 'image-config');
    await settled();
    assert.equal(title(), 'repo/config.json explained');
  });

  it('stays with what was asked for while the active document only changes', async () => {
    await page.followActiveEditor();
    await page.show(index);
    recognize(manifest, 'image-manifest');
    await settled();
    assert.equal(title(), 'repo/index.json explained');
  });

  it('stays with its document once it is asked to stop', async () => {
    await page.followActiveEditor();
    await open(index);
    await page.stopFollowingActiveEditor();
    assert.equal(menus(), 'staying');
    assert.equal(await open(manifest), 'repo/index.json explained');
  });

  it('is no longer there once it is closed, and a new one stays with its document', async () => {
    await page.followActiveEditor();
    asked.panels[0]?.close();
    assert.equal(menus(), undefined);
    await open(index);
    assert.equal(asked.panels.length, 1);
    await page.show(manifest);
    assert.equal(menus(), 'staying');
  });

  /** Makes an editor active; gives the title of the page afterward. */
  async function open(document: URI | undefined): Promise<string | undefined> {
    activate(document && { uri: document, text: '{}' });
    await settled();
    await settled();
    return title();
  }

  const title = () => asked.panels.at(-1)?.title;
  const shown = () => asked.panels.at(-1)?.webview.html ?? '';
  const view = () => /"id":"[^"]+"/.exec(shown())?.[0];

  /** What menus have been told of the page. */
  const menus = () =>
    asked.commands.findLast(([, key]) => key === 'ociManifest.explanationPage')?.[2] as string | undefined;
});
