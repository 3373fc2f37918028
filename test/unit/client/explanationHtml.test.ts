import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { buildSync } from 'esbuild';
import { describe, it } from 'mocha';
import { pageOf as pageWith } from '#client/explanation/explanationHtml';
import type { PageView } from '#client/explanation/pageView';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

const [built] = buildSync({
  absWorkingDir: repositoryRoot,
  entryPoints: ['client/src/explanation/page/main.ts'],
  bundle: true,
  format: 'iife',
  write: false,
}).outputFiles;

const pageOf = (body: string, view: PageView): string => pageWith(body, view, built?.text ?? '');

/** What the script of a page scrolls to, in a webview that has scrolled for a view before. */
function scrolledTo(page: string, lastView?: string): string | undefined {
  const [, script = ''] = /<script nonce="[\w-]+">([^]*)<\/script>/.exec(page) ?? [];
  let place: string | undefined;
  let state: unknown = lastView === undefined ? undefined : { id: lastView, open: [] };
  runInNewContext(script, {
    acquireVsCodeApi: () => ({ getState: () => state, setState: (value: unknown) => (state = value) }),
    document: {
      body: { children: [], querySelectorAll: () => [] },
      getElementById: (id: string) =>
        page.includes(`id="${id}"`) ? { scrollIntoView: () => (place = id) } : null,
    },
    scroll: (_x: number, y: number) => (place = y <= 1 ? 'top' : `${y}`),
  });
  return place;
}

const body = '<h2 id="what-consumers-do-with-it">What consumers do with it</h2>';

describe('the page that explains a document', () => {
  it('loads nothing, and runs its own script only', () => {
    const page = pageOf(body, { id: '1', section: undefined });
    const [, nonce] = /script-src 'nonce-([\w-]+)'/.exec(page) ?? [];
    assert.match(page, /content="default-src 'none'; style-src 'unsafe-inline'; script-src/);
    assert.deepEqual(page.match(/<script[^>]*>/g), [`<script nonce="${nonce}">`]);
  });

  it('scrolls to the section that is asked for, and else to the top', () => {
    assert.equal(
      scrolledTo(pageOf(body, { id: '1', section: 'what-consumers-do-with-it' })),
      'what-consumers-do-with-it',
    );
    assert.equal(scrolledTo(pageOf(body, { id: '1', section: 'what-it-says' })), 'top');
    assert.equal(scrolledTo(pageOf(body, { id: '2', section: undefined }), '1'), 'top');
  });

  it('keeps its place when it is loaded again for the same view', () => {
    assert.equal(scrolledTo(pageOf(body, { id: '1', section: 'what-consumers-do-with-it' }), '1'), undefined);
    assert.equal(scrolledTo(pageOf(body, { id: '1', section: undefined }), '1'), undefined);
  });

  for (const section of ["');alert('", '"};alert(1);//', '</script>', '<!--<script>', 'A'])
    it(`takes the section ${section} for text`, () => {
      const page = pageOf('', { id: '1', section });
      assert.equal(scrolledTo(page), 'top');
      assert.equal(page.match(/<\/?script/g)?.length, 2);
    });
});
