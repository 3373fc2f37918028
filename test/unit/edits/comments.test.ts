import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { deleteProblem, remove } from '#service/edits/operations';
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

  it('leaves what is behind it', () => {
    assert.equal(mended('{\n  /* c */ "a": 1\n}'), '{\n   "a": 1\n}');
    assert.equal(mended('/* c */ {"a": 1}'), ' {"a": 1}');
    assert.equal(mended('/* c */\n{"a": 1}'), '\n{"a": 1}');
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
