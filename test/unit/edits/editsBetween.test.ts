import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { editsBetween } from '#service/edits/editsBetween';

describe('the smallest replacement between two texts', () => {
  it('keeps what they have in common at both ends', () => {
    assert.deepEqual(editsBetween('abc', 'abc'), []);
    assert.deepEqual(editsBetween('abcd', 'abXd'), [{ offset: 2, length: 1, text: 'X' }]);
    assert.deepEqual(editsBetween('aa', 'aaa'), [{ offset: 2, length: 0, text: 'a' }]);
    assert.deepEqual(editsBetween('', 'x'), [{ offset: 0, length: 0, text: 'x' }]);
  });
});
