import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseSyntax } from '#service/document/syntaxTree';
import { isExact } from '#service/edits/exactValue';
import { remove, set, type EditOperation } from '#service/edits/operations';
import { applyOffsetEdits, planEdits } from '#service/edits/planEdits';
import { edit, lines } from './edit';

/** Writes an object with a list at `b`. */
const add: EditOperation = set(['b'], { c: [1, 2] });

describe('values', () => {
  it('are written again only where no digit would be lost', () => {
    const max = Number.MAX_SAFE_INTEGER;
    for (const value of ['a', '', true, null, 0, -1, max, [], [1, 'a'], {}, { a: [{ b: null }] }])
      assert(isExact(value), JSON.stringify(value));
    for (const value of [undefined, 0.1, max + 1, [1, max + 1], { a: 1, b: [1.5] }])
      assert(!isExact(value), JSON.stringify(value));
  });

  it('are written with flat lists only where these hold neither lists nor objects', () => {
    const document = { text: '{\n  "a": 1\n}', syntax: parseSyntax('{\n  "a": 1\n}') };
    const value = { c: ['x', 'y'], d: ['x', []], e: { f: 1 } };
    const edits = planEdits(document, [set(['b'], value)], { flatLists: true }) ?? [];
    assert.equal(
      applyOffsetEdits(document.text, edits),
      lines(
        ...[
          '{',
          '  "a": 1,',
          '  "b": {',
          '    "c": ["x", "y"],',
          '    "d": [',
          '      "x",',
          '      []',
          '    ],',
        ],
        ...['    "e": {', '      "f": 1', '    }', '  }', '}'],
      ),
    );
  });
});

describe('what edits insert', () => {
  it('is indented as the document is', () => {
    for (const step of [' ', '  ', '    ', '\t', ' '.repeat(256)])
      assert.equal(
        edit(lines('{', `${step}"a": 1`, '}'), set(['b'], [1])),
        lines('{', `${step}"a": 1,`, `${step}"b": [`, `${step}${step}1`, `${step}]`, '}'),
      );
  });

  it('is indented in steps, whatever the whole document is indented by', () => {
    assert.equal(
      edit(lines('    {', '      "a": 1', '    }'), set(['b'], { c: 1 })),
      lines('    {', '      "a": 1,', '      "b": {', '        "c": 1', '      }', '    }'),
    );
  });

  it('is indented by two spaces where the first property tells nothing', () => {
    const added = set(['b', 'c'], 1);
    assert.equal(edit(lines('{', '"b": {}', '}'), added), lines('{', '"b": {', '  "c": 1', '}', '}'));
    assert.equal(edit(lines('{', '"b": 1', '}'), set(['c'], 1)), lines('{', '"b": 1,', '"c": 1', '}'));
    assert.equal(
      edit(lines('{ // c', '  /* d */ "b": {}', '}'), added),
      lines('{ // c', '  /* d */ "b": {', '    "c": 1', '  }', '}'),
    );
    assert.equal(
      edit('{}', add),
      lines('{', '  "b": {', '    "c": [', '      1,', '      2', '    ]', '  }', '}'),
    );
  });

  it('has spaces behind colons and commas where the document has', () => {
    assert.equal(edit('{"a":1}', add), '{"a":1,"b":{"c":[1,2]}}');
    assert.equal(edit('{"a": 1}', add), '{"a": 1, "b": {"c": [1, 2]}}');
    assert.equal(edit('{"a" : 1}', add), '{"a" : 1, "b": {"c": [1, 2]}}');
    assert.equal(edit('{"a":"x: "}', add), '{"a":"x: ","b":{"c":[1,2]}}');
    assert.equal(edit('{ "a": 1 }', add), '{ "a": 1, "b": { "c": [1, 2] } }');
    assert.equal(edit('[ 1, 2 ]', set([2], { a: 1 })), '[ 1, 2, { "a": 1 } ]');
    assert.equal(edit('[1, 2]', set([2], { a: 1 })), '[1, 2, {"a": 1}]');
    assert.equal(edit('[[{"a":1}]]', set([1], { b: 2 })), '[[{"a":1}],{"b":2}]');
  });

  it('is on one line where its neighbors are', () => {
    assert.equal(
      edit(lines('{', '  "a": { "x": 1 },', '  "z": [', '    1', '  ]', '}'), set(['b'], { c: 1 })),
      lines('{', '  "a": { "x": 1 },', '  "z": [', '    1', '  ],', '  "b": { "c": 1 }', '}'),
    );
    assert.equal(
      edit(lines('[', '  {"x": 1},', '  {"x": 2}', ']'), set([2], { x: 3 })),
      lines('[', '  {"x": 1},', '  {"x": 2},', '  {"x": 3}', ']'),
    );
    assert.equal(
      edit(lines('{', '  "a": [{ "x": 1 }],', '  "b": 1', '}'), set(['b'], [{ x: 2 }])),
      lines('{', '  "a": [{ "x": 1 }],', '  "b": [{ "x": 2 }]', '}'),
    );
  });

  it('takes the place of what was there, in its layout', () => {
    assert.equal(
      edit(lines('{', '  "a": { "x": 1 },', '  "b": 1', '}'), set(['a'], { y: 2 })),
      lines('{', '  "a": { "y": 2 },', '  "b": 1', '}'),
    );
    assert.equal(edit('1', set([], { a: 1 })), lines('{', '  "a": 1', '}'));
    assert.equal(edit(lines('{', '  "a": 1', '}'), set(['a'], null)), lines('{', '  "a": null', '}'));
  });

  it('follows the nearest of the properties that come before it', () => {
    assert.equal(edit('{"a":1,"c":3}', set(['d'], 4, ['a', 'b', 'c'])), '{"a":1,"c":3,"d":4}');
    assert.equal(edit('{"c":3,"a":1}', set(['d'], 4, ['a', 'b', 'c'])), '{"c":3,"d":4,"a":1}');
  });

  it('follows the last property that stays', () => {
    const all = '{"a":1,"b":2,"c":3}';
    assert.equal(edit(all, remove(['a']), remove(['b']), set(['d'], 4, ['b'])), '{"d":4,"c":3}');
    assert.equal(edit(all, remove(['b']), remove(['c']), set(['d'], 4)), '{"a":1,"d":4}');
    assert.equal(edit(all, remove(['c']), set(['d'], 4, ['c'])), '{"a":1,"b":2,"d":4}');
  });
});
