import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pageOf } from '#client/explanationHtml';

describe('the page that explains a document', () => {
  it('loads nothing, and scrolls to the section that is asked for', () => {
    const page = pageOf('<h2 id="who-takes-this">Who takes this?</h2>', 'who-takes-this');
    const [, nonce] = /script-src 'nonce-([\w-]+)'/.exec(page) ?? [];
    assert.match(page, /content="default-src 'none'; style-src 'unsafe-inline'; script-src/);
    assert(page.includes(`<script nonce="${nonce}">document.getElementById('who-takes-this')`));
  });

  for (const section of [undefined, "');alert('", '</script>', 'A'])
    it(`runs no script for the section ${section}`, () => {
      assert.doesNotMatch(pageOf('', section), /<script/);
    });
});
