import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseUri } from '#service/document/uri';

describe('a URI', () => {
  it('has a path', () => {
    assert.equal(parseUri('file:///layout/index.json')?.path, '/layout/index.json');
  });

  it('has no half of a character, with which it could not be written again', () => {
    for (const text of ['file:///\ud800/index.json', 'file:///\udc00'])
      assert.equal(parseUri(text), undefined);
  });
});
