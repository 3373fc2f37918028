import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { deleteProblem, remove, set } from '#service/edits/operations';
import { edit, lines } from './edit';

/** The text without its first comment, or whatever else is wrong first. */
const mended = (text: string): string | undefined => edit(text, deleteProblem(0));

describe('the deletion of a comment', () => {
  it('takes its line along where nothing else is on it', () => {
    assert.equal(mended('{\n\t// c\n\t"a": 1\n}'), '{\n\t"a": 1\n}');
    assert.equal(mended('{\r\n  // c\r\n  "a": 1\r\n}'), '{\r\n  "a": 1\r\n}');
    assert.equal(mended('{\n  /* c */ \t\n  "a": 1\n}'), '{\n  "a": 1\n}');
    assert.equal(mended('{}\n  /* c */'), '{}\n');
  });

  it('takes the white space before it along at the end of a line', () => {
    assert.equal(mended('{\n  "a": 1, \t// c\n  "b": 2\n}'), '{\n  "a": 1,\n  "b": 2\n}');
  });

  it('takes the white space behind it along at the beginning of a line', () => {
    assert.equal(mended('{\n  /* c */ "a": 1\n}'), '{\n  "a": 1\n}');
    assert.equal(mended('/* c */ {"a": 1}'), '{"a": 1}');
    assert.equal(mended('/* c */\n{"a": 1}'), '{"a": 1}');
  });

  it('leaves one space between what is before and behind it', () => {
    assert.equal(mended('{ /* c */ "a": 1 }'), '{ "a": 1 }');
  });

  it('is one edit with the removal of the property that it is in', () => {
    assert.equal(
      edit(
        lines('{', '  "a": {', '    // c', '    "b": 1', '  },', '  "d": 2', '}'),
        deleteProblem(0),
        remove(['a']),
      ),
      lines('{', '  "d": 2', '}'),
    );
  });

  it('is refused where there is none', () => {
    assert.equal(mended('{"a": 1}'), undefined);
  });
});

describe('the comments of what edits remove and insert in one step', () => {
  const trailed = lines('{', '  "a": 1, // a', '  "b": 2, // b', '  "c": 3 // c', '}');
  const led = lines('{', '  // a', '  "a": 1,', '  // b', '  "b": 2', '}');

  it('stay with those that they are about, where a member takes the place of another', () => {
    assert.equal(
      edit(trailed, remove(['b']), set(['x'], 9, ['a', 'b'])),
      lines('{', '  "a": 1, // a', '  "x": 9,', '  "c": 3 // c', '}'),
    );
    assert.equal(
      edit(trailed, remove(['c']), set(['x'], 9)),
      lines('{', '  "a": 1, // a', '  "b": 2, // b', '  "x": 9', '}'),
    );
    assert.equal(
      edit(trailed, remove(['b']), remove(['c']), set(['x'], 9), set(['y'], 8)),
      lines('{', '  "a": 1, // a', '  "x": 9,', '  "y": 8', '}'),
    );
  });

  it('stay before the member that they are about, where another is inserted before it', () => {
    assert.equal(
      edit(led, remove(['a']), set(['x'], 9, ['a'])),
      lines('{', '  "x": 9,', '  // b', '  "b": 2', '}'),
    );
  });

  it('stay where commas are at the beginning of lines', () => {
    assert.equal(
      edit(lines('{', '  "a": 1 // a', '  , "b": 2 // b', '}'), remove(['b']), set(['x'], 9)),
      lines('{', '  "a": 1, // a', '  "x": 9', '}'),
    );
  });

  it('stay in a list that was empty', () => {
    assert.equal(
      edit(lines('{', '  "a": [ // all', '  ]', '}'), set(['a', 0], 1), set(['a', 1], 2)),
      lines('{', '  "a": [ // all', '    1,', '    2', '  ]', '}'),
    );
    assert.equal(edit('{ "a": [/* all */] }', set(['a', 0], 1)), '{ "a": [/* all */ 1] }');
    assert.equal(edit(lines('{ // all', '}'), set(['a'], 1)), lines('{ // all', '  "a": 1', '}'));
  });
});
