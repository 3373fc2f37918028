import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { insert, remove, reorder, set, wrapInArray } from '#service/edits/operations';
import { removeElements } from '#service/edits/removeElements';
import { edit, lines } from './edit';

describe('edits of lists', () => {
  it('insert an element before another one', () => {
    assert.equal(edit('{"a": [1, 2]}', insert(['a', 0], 3)), '{"a": [3, 1, 2]}');
    assert.equal(edit('{"a": [1, 2]}', insert(['a', 1], 3)), '{"a": [1, 3, 2]}');
    assert.equal(edit('{"a": []}', insert(['a', 0], 3)), '{"a": [3]}');
    assert.equal(
      edit(lines('[', '  1', ']'), insert([0], { b: 2 })),
      lines('[', '  {', '    "b": 2', '  },', '  1', ']'),
    );
  });

  it('insert nothing into what is not a list', () => {
    assert.equal(edit('{"a": {}}', insert(['a', 0], 3)), undefined);
    assert.equal(edit('{"a": 1}', insert(['b', 0], 3)), undefined);
    assert.equal(edit('[1]', insert(['a'], 3)), undefined);
    assert.equal(edit('{"a": {}}', set(['a', 0], 3)), undefined);
  });

  it('make a value the only element of a list', () => {
    assert.equal(edit('{"a": {"b": 1}, "c": 2}', wrapInArray(['a'])), '{"a": [{"b": 1}], "c": 2}');
    assert.equal(edit('{"a": 1}', wrapInArray(['b'])), undefined);
  });

  it('reorder elements only when each of them gets a place', () => {
    assert.equal(edit('[1, 2, 3]', reorder([], [2, 1, 0])), '[3, 2, 1]');
    assert.equal(edit('[1, 2, 3]', reorder([], [1, 0])), undefined);
    assert.equal(edit('[1]', reorder(['a'], [0])), undefined);
  });

  it('remove elements, and the list with the last of them', () => {
    const document = { a: [1, 2, 3] };
    const without = (...indexes: readonly number[]): string | undefined =>
      edit('{"a":[1,2,3],"b":4}', ...removeElements(document, ['a'], indexes));
    assert.equal(without(0, 2), '{"a":[2],"b":4}');
    assert.equal(without(0, 1, 2), '{"b":4}');
    assert.equal(without(), '{"a":[1,2,3],"b":4}');
    assert.equal(edit('{"a":1}', ...removeElements({ a: 1 }, ['a'], [0])), undefined);
  });

  it('remove nothing by a name from a list, or by a place from an object', () => {
    assert.equal(edit('[1]', remove(['a'])), undefined);
    assert.equal(edit('{"a":1}', remove([0])), undefined);
    assert.equal(edit('{"a":1}', remove([])), undefined);
    assert.equal(edit('{"a":1}', remove(['b', 'a'])), undefined);
  });
});
