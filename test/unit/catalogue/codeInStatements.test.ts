import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { behaviorNamed } from '#schemas/catalogue/consumers';
import { catalogueMarkdown } from '#schemas/markdown';
import { fillTemplate } from '#service/lint/finding';

const name = 'containerd/runs-images-only';

describe('code in a statement about a consumer', () => {
  it('is code in Markdown', () => {
    const markdown = catalogueMarkdown(behaviorNamed(name)?.behavior.statement ?? '');
    assert.match(markdown, /^containerd’s `ctr` does not run an artifact/);
  });

  it('is like other words in a message, which has no font for it', () => {
    assert.match(fillTemplate(`{${name}}`, {}), /^containerd’s ctr does not run an artifact/);
  });

  it('leaves nothing else in it to Markdown', () => {
    assert.equal(catalogueMarkdown('`a_b` *c* `d'), '`a_b` \\*c\\* \\`d');
  });
});
