import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { copy, removeSpelling, set, swap } from '#service/edits/operations';
import { edit, lines } from './edit';

describe('copies of values', () => {
  it('are written as the value is', () => {
    assert.equal(
      edit('{"a": 123456789012345678901234567890, "b": 1}', copy(['b'], ['a'])),
      '{"a": 123456789012345678901234567890, "b": 123456789012345678901234567890}',
    );
    assert.equal(
      edit('{"a":{ "x" :1e2, /* c */ "x":"\\u0061" },"b":[]}', copy(['b'], ['a'])),
      '{"a":{ "x" :1e2, /* c */ "x":"\\u0061" },"b":{ "x" :1e2, /* c */ "x":"\\u0061" }}',
    );
  });

  it('are inserted where the property is absent', () => {
    assert.equal(
      edit('{ "a": 1.50, "c": {} }', copy(['b'], ['a'], ['a'])),
      '{ "a": 1.50, "b": 1.50, "c": {} }',
    );
    assert.equal(edit('{"a":[1.0]}', copy(['a', 1], ['a', 0])), '{"a":[1.0,1.0]}');
  });

  it('move a value together with its removal', () => {
    assert.equal(
      edit(
        lines('{', '  "a": [', '    1 // one', '  ],', '  "b": {', '    "c": 2', '  }', '}'),
        copy(['b', 'a'], ['a']),
        removeSpelling(['a']),
      ),
      lines('{', '  "b": {', '    "c": 2,', '    "a": [', '      1 // one', '    ]', '  }', '}'),
    );
  });

  it('take the indentation of their place', () => {
    const text = ['{', '\t"a": {', '\t\t"b": [', '\t\t\t1,', '  2', '\t\t]', '\t},', '\t"c": 3', '}'];
    const copied = ['{', '\t"a": {', '\t\t"b": 3', '\t},', '\t"c": [', '\t\t1,', '  2', '\t]', '}'];
    for (const lineBreak of ['\n', '\r\n'])
      assert.equal(edit(text.join(lineBreak), ...swap(['a', 'b'], ['c'])), copied.join(lineBreak));
  });

  it('swap two values and leave every other byte', () => {
    assert.equal(
      edit('[ {"p" : {"n": 1.0} } ,\n{ "p":{ "n":2 /* two */ }, "q":0}]', ...swap([0, 'p'], [1, 'p'])),
      '[ {"p" : { "n":2 /* two */ } } ,\n{ "p":{"n": 1.0}, "q":0}]',
    );
  });

  it('are those from before the other changes', () => {
    assert.equal(edit('{"a":1,"b":2}', set(['a'], 3), copy(['b'], ['a'])), '{"a":3,"b":1}');
  });

  it('are not made of what is absent, or was not read as a whole', () => {
    assert.equal(edit('{"a":1}', copy(['a'], ['b'])), undefined);
    assert.equal(edit('{"b":1,"a":{"c":2', copy(['b'], ['a'])), undefined);
    assert.equal(edit('{"b":1,"a":[1 stray 2]}', copy(['b'], ['a'])), undefined);
    assert.equal(edit('{"b":1,"a":[2] stray', copy(['b'], ['a'])), '{"b":[2],"a":[2] stray');
  });
});
