import assert from 'node:assert/strict';
import { Text } from '@codemirror/state';
import { describe, it } from 'mocha';
import { changeBetween, changesOf, offsetOf, positionOf } from '../../../playground/page/places';

const text = Text.of(['{', '  "ä𝄞": 1', '}']);

describe('places of the playground', () => {
  it('are the same for the library and the editor', () => {
    for (let offset = 0; offset <= text.length; offset++)
      assert.equal(offsetOf(text, positionOf(text, offset)), offset);
    assert.deepEqual(positionOf(text, text.length), { line: 2, character: 1 });
  });

  it('are in the text if those of the library are not', () => {
    assert.equal(offsetOf(text, { line: 9, character: 0 }), text.length);
    assert.equal(offsetOf(text, { line: 0, character: 9 }), 1);
  });

  it('of edits are those before any of them', () => {
    const start = { line: 1, character: 2 };
    assert.deepEqual(changesOf(text, [{ start, end: { line: 1, character: 7 }, text: '"a"' }]), [
      { from: 4, to: 9, insert: '"a"' },
    ]);
  });

  it('of the change between two texts leave out what they share', () => {
    assert.deepEqual(changeBetween('abc', 'axc'), { from: 1, to: 2, insert: 'x' });
    assert.deepEqual(changeBetween('aa', 'aaa'), { from: 2, to: 2, insert: 'a' });
    assert.deepEqual(changeBetween('', 'a'), { from: 0, to: 0, insert: 'a' });
    assert.deepEqual(changeBetween('a', 'a'), { from: 1, to: 1, insert: '' });
  });
});
