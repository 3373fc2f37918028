import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pageOf } from '#client/layoutGraph/graphHtml';
import { fromPage } from '#client/layoutGraph/graphMessages';

describe('the page with the picture of a layout', () => {
  it('loads nothing, and runs its own program only', () => {
    const page = pageOf('run("</script><script>alert(1)</script>")');
    const [, nonce] = /script-src 'nonce-([\w-]+)'/.exec(page) ?? [];
    assert.match(page, /content="default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-[\w-]+'"/);
    assert.equal(page.match(/<\/script/g)?.length, 1);
    assert(page.includes(`<script nonce="${nonce}">run(`));
  });

  it('is believed only what it can say', () => {
    assert.deepEqual(fromPage({ type: 'activate', key: 'index.json', more: 1 }), {
      type: 'activate',
      key: 'index.json',
    });
    assert.deepEqual(fromPage({ type: 'save', key: 1 }), { type: 'save' });
    for (const message of [{ type: 'activate', key: 1 }, { type: 'open' }, {}, null, 'ready'])
      assert.equal(fromPage(message), undefined);
  });
});
