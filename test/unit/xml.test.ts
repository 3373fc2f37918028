import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { escapeXml } from '#schemas/xml';

describe('text in XML', () => {
  it('has no markup of its own, and ends no attribute', () => {
    assert.equal(
      escapeXml(`<a href="x" title='y'>&amp;</a>`),
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
    );
  });

  it('has no character that XML does not allow', () => {
    assert.equal(
      escapeXml('\u0000\u001b\ud800\ufffe\uffff\u202e'),
      '\\u0000\\u001b\\ud800\\ufffe\\uffff\\u202e',
    );
  });
});
