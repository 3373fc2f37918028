import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { URI } from 'vscode-uri';
import { asked, startAnew } from '#helpers/vscodeModule';
import { DocumentKinds } from '#client/documentKinds';
import { ExplanationPage } from '#client/explanation/explanationPage';

const first = URI.file('/repo/a.json');
const second = URI.file('/repo/b.json');

describe('the page that explains a document, while the explanation is made', () => {
  /** Ends the requests that the server has got, in turn. */
  let answers: { readonly end: (text: string) => void; readonly fail: (error: Error) => void }[];
  let page: ExplanationPage;

  beforeEach(() => {
    startAnew();
    mock.timers.enable({ apis: ['setTimeout'] });
    answers = [];
    const client = {
      onNotification: () => ({ dispose: () => undefined }),
      code2ProtocolConverter: { asUri: String },
      error: () => undefined,
      sendRequest: () => new Promise<string>((end, fail) => answers.push({ end, fail })),
    } as unknown as BaseLanguageClient;
    asked.registered.set('markdown.api.render', (text) => `<p>${String(text)}</p>`);
    page = new ExplanationPage(client, new DocumentKinds(client), URI.file('/extension'), []);
  });

  afterEach(() => mock.timers.reset());

  /** What the page shows after some time, as its body begins. */
  async function shownAfter(milliseconds: number): Promise<string | undefined> {
    await settle();
    mock.timers.tick(milliseconds);
    await settle();
    return /<body>\n<p.*?<\/p>/.exec(asked.panels.at(-1)?.webview.html ?? '')?.[0].slice('<body>\n'.length);
  }

  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const loading = '<p role="status">Loading…</p>';

  it('says so after a moment, and then shows the explanation', async () => {
    const shown = page.show(first);
    assert.equal(await shownAfter(200), undefined);
    assert.equal(await shownAfter(200), loading);
    answers[0]?.end('Explained.');
    await shown;
    assert.equal(await shownAfter(10_000), '<p>Explained.</p>');
  });

  it('says nothing where the explanation comes at once, or there is one of the document', async () => {
    const shown = page.show(first);
    await settle();
    answers[0]?.end('Explained.');
    await shown;
    assert.equal(await shownAfter(10_000), '<p>Explained.</p>');
    void page.show(first);
    assert.equal(await shownAfter(10_000), '<p>Explained.</p>');
  });

  it('does not leave the explanation of another document there', async () => {
    const shown = page.show(first);
    await settle();
    answers[0]?.end('Explained.');
    await shown;
    void page.show(second);
    assert.equal(await shownAfter(10_000), loading);
  });

  it('says when it could not be made', async () => {
    const shown = page.show(first);
    assert.equal(await shownAfter(10_000), loading);
    answers[0]?.fail(new Error('The server is gone.'));
    await assert.rejects(shown);
    assert.equal(
      await shownAfter(0),
      '<p role="status">The document could not be explained. The command “OCI Manifest: Show Output” shows why.</p>',
    );
  });
});
