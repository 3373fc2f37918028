import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseSyntax } from '#service/document/syntaxTree';
import { remove, removeSpelling, type EditOperation } from '#service/edits/operations';
import { edit, lines } from './edit';

describe('edits', () => {
  it('replace a value and nothing beside it', () => {
    assert.equal(edit('{ "a" :1 , "b": 2}', { op: 'set', path: ['a'], value: 'x' }), '{ "a" :"x" , "b": 2}');
  });

  it('insert a property in the layout of its siblings', () => {
    assert.equal(
      edit(lines('{', '\t"a": 1,', '\t"c": 3', '}'), { op: 'set', path: ['b'], value: [1], after: ['a'] }),
      lines('{', '\t"a": 1,', '\t"b": [', '\t\t1', '\t],', '\t"c": 3', '}'),
    );
    assert.equal(edit('{"a":1}', { op: 'set', path: ['b'], value: { c: [2] } }), '{"a":1,"b":{"c":[2]}}');
    assert.equal(edit('{ "a": 1 }', { op: 'set', path: ['b'], value: 2 }), '{ "a": 1, "b": 2 }');
  });

  it('insert at the beginning when none of the properties to follow is there', () => {
    assert.equal(
      edit(lines('{', '  "z": 1', '}'), { op: 'set', path: ['a'], value: 2, after: ['q'] }),
      lines('{', '  "a": 2,', '  "z": 1', '}'),
    );
  });

  it('fill an empty object', () => {
    assert.equal(
      edit(lines('{', '  "a": {}', '}'), { op: 'set', path: ['a', 'b'], value: 1 }),
      lines('{', '  "a": {', '    "b": 1', '  }', '}'),
    );
  });

  it('append to a list', () => {
    assert.equal(
      edit(lines('{', '  "a": [', '    1', '  ]', '}'), { op: 'set', path: ['a', 1], value: 2 }),
      lines('{', '  "a": [', '    1,', '    2', '  ]', '}'),
    );
  });

  it('reorder members and leave what stands between them', () => {
    assert.equal(
      edit('{ "c": 1,\n\t"a": [2] ,"b":3}', { op: 'reorder', path: [], order: [1, 2, 0] }),
      '{ "a": [2],\n\t"b":3 ,"c": 1}',
    );
    assert.equal(edit('{"a":1,"b":2}', { op: 'reorder', path: [], order: [0, 0] }), undefined);
    assert.equal(edit('{"a":1}', { op: 'reorder', path: ['a'], order: [0] }), undefined);
  });

  it('keep line ends as they are', () => {
    assert.equal(
      edit('{\r\n  "a": 1\r\n}\r\n', { op: 'set', path: ['b'], value: 2 }),
      '{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n',
    );
  });

  it('remove the first, a middle, the last and the only member with the right commas', () => {
    const text = lines('{', '  "a": 1,', '  "b": 2,', '  "c": 3', '}');
    assert.equal(edit(text, { op: 'remove', path: ['a'] }), lines('{', '  "b": 2,', '  "c": 3', '}'));
    assert.equal(edit(text, { op: 'remove', path: ['b'] }), lines('{', '  "a": 1,', '  "c": 3', '}'));
    assert.equal(edit(text, { op: 'remove', path: ['c'] }), lines('{', '  "a": 1,', '  "b": 2', '}'));
    assert.equal(edit('[ 1 ]', { op: 'remove', path: [0] }), '[]');
  });

  it('remove several members at once', () => {
    const remove = (...indexes: number[]) =>
      indexes.map((index) => ({ op: 'remove' as const, path: [index] }));
    assert.equal(edit('[1, 2, 3, 4]', ...remove(0, 1)), '[3, 4]');
    assert.equal(edit('[1, 2, 3, 4]', ...remove(3, 1, 2)), '[1]');
    assert.equal(edit('[1, 2, 3, 4]', ...remove(0, 2, 3)), '[2]');
    assert.equal(edit('[1, 2, 3, 4]', ...remove(1, 0)), '[3, 4]');
    assert.equal(edit('[1, 2, 3, 4]', ...remove(0, 1, 2, 3)), '[]');
  });

  it('remove and insert in one object', () => {
    assert.equal(
      edit(
        '{"a":1,"b":2}',
        { op: 'remove', path: ['b'] },
        { op: 'set', path: ['c'], value: 3, after: ['a'] },
      ),
      '{"a":1,"c":3}',
    );
    assert.equal(
      edit('{"a":1}', { op: 'remove', path: ['a'] }, { op: 'set', path: ['c'], value: 3 }),
      '{"c":3}',
    );
  });

  it('insert behind the last member that stays, where the one to follow goes', () => {
    assert.equal(
      edit(
        '{"a":1,"b":2,"c":3}',
        { op: 'remove', path: ['b'] },
        { op: 'set', path: ['d'], value: 4, after: ['b'] },
      ),
      '{"a":1,"d":4,"c":3}',
    );
  });

  it('take over no indentation that nobody would write', () => {
    const wide = ' '.repeat(1000);
    assert.equal(
      edit(lines('{', `${wide}"a": {}`, '}'), { op: 'set', path: ['a', 'b'], value: 1 }),
      lines('{', `${wide}"a": {`, `${' '.repeat(258)}"b": 1`, `${' '.repeat(256)}}`, '}'),
    );
  });

  it('rename a property, and set its value in the same breath', () => {
    assert.equal(
      edit(
        '{ "digset": "x", "size": 1 }',
        { op: 'rename', path: ['digset'], name: 'digest' },
        { op: 'set', path: ['digset'], value: 'y' },
      ),
      '{ "digest": "y", "size": 1 }',
    );
  });

  it('rename all properties with the same name', () => {
    assert.equal(
      edit('{"A":1,"b":2,"A":3}', { op: 'rename', path: ['A'], name: 'a' }),
      '{"a":1,"b":2,"a":3}',
    );
  });

  it('remove one of several properties with the same name', () => {
    assert.equal(edit('{"a":1,"b":2,"a":3}', { op: 'remove', path: ['a'], occurrence: 0 }), '{"b":2,"a":3}');
    assert.equal(edit('{"a":1,"b":2,"a":3}', { op: 'remove', path: ['a'] }), '{"b":2}');
  });

  it('remove a property in all spellings that are read as its name, or in one', () => {
    const text = '{"size":1,"b":2,"Size":3,"SIZE":4}';
    assert.equal(edit(text, remove(['size'])), '{"b":2}');
    assert.equal(edit('{"Size":1,"b":2,"SIZE":3}', remove(['size'])), '{"b":2}');
    assert.equal(edit(text, removeSpelling(['Size'])), '{"size":1,"b":2,"SIZE":4}');
    // The keys of a map are its author's.
    const map = '{"annotations":{"size":"1","Size":"2"}}';
    assert.equal(edit(map, remove(['annotations', 'size'])), '{"annotations":{"Size":"2"}}');
  });

  it('write digits that a JavaScript number cannot hold', () => {
    assert.equal(
      edit('{"size":1e3}', { op: 'set-number', path: ['size'], digits: '9223372036854775807' }),
      '{"size":9223372036854775807}',
    );
  });

  it('delete comments, with their line when nothing else is on it', () => {
    const text = lines('{', '  // about a', '  "a": 1 /* one */', '}');
    assert.equal(edit(text, { op: 'delete-problem', problem: 0 }), lines('{', '  "a": 1 /* one */', '}'));
    assert.equal(
      edit(text, { op: 'delete-problem', problem: 1 }),
      lines('{', '  // about a', '  "a": 1', '}'),
    );
  });

  it('append several elements to an array', () => {
    const append = (index: number, value: number): EditOperation => ({
      op: 'set',
      path: ['a', index],
      value,
    });
    assert.equal(edit('{"a":[1]}', append(1, 2), append(2, 3)), '{"a":[1,2,3]}');
    assert.equal(edit('{"a":[]}', append(0, 1), append(1, 2)), '{"a":[1,2]}');
    assert.equal(edit('{"a":[1]}', append(2, 3)), undefined);
  });

  it('keep the white space behind a deleted comment when something else is on its line', () => {
    const text = `{"a":1, /* one */${' '.repeat(1000)}"b":2}`;
    assert.equal(edit(text, { op: 'delete-problem', problem: 0 }), text.replace(' /* one */', ''));
  });

  it('insert behind the last member although a comma trails it', () => {
    assert.equal(edit('{"a":1,}', { op: 'set', path: ['b'], value: 2 }), '{"a":1,"b":2,}');
  });

  it('let a removal swallow what happens inside it', () => {
    assert.equal(
      edit('{"a":{"b":1},"c":2}', { op: 'set', path: ['a', 'b'], value: 5 }, { op: 'remove', path: ['a'] }),
      '{"c":2}',
    );
  });

  it('remove no text that could not be read together with a member', () => {
    assert.equal(edit('{"a":1, stray "b":2}', { op: 'remove', path: ['a'] }), undefined);
    assert.equal(edit('{"a":1, stray "b":2}', { op: 'remove', path: ['b'] }), undefined);
    assert.equal(edit('{"a":1, "a":0 0}', { op: 'remove', path: ['a'], occurrence: 1 }), undefined);
    assert.equal(
      edit('{"a":1 "b":2, /* c */ "d":[x]}', { op: 'remove', path: ['b'] }),
      '{"a":1, /* c */ "d":[x]}',
    );
    assert.equal(edit('{"a":1, "b":[x]}', { op: 'remove', path: ['b'] }), '{"a":1}');
  });

  it('remove the only member of an object that is not closed', () => {
    assert.equal(edit('{"a":1', { op: 'remove', path: ['a'] }), '{');
    assert.equal(edit('{"a":{"b":{}', { op: 'remove', path: ['a', 'b'] }), '{"a":{');
  });

  it('are refused when they name what is not there', () => {
    assert.equal(edit('{"a":1}', { op: 'remove', path: ['b'] }), undefined);
    assert.equal(edit('{"a":1}', { op: 'set', path: ['a', 'b'], value: 1 }), undefined);
    assert.equal(edit('{"a":1}', { op: 'rename', path: ['x'], name: 'y' }), undefined);
    assert.equal(edit('', { op: 'set', path: ['a'], value: 1 }), undefined);
  });
});

describe('the comments of what edits remove', () => {
  const list = lines(
    '[',
    '  // about 1',
    '  1, // one',
    '  // about 2',
    '  /* and more */',
    '  2, // two',
    '',
    '  // about all that follows',
    '',
    '  3 // three',
    ']',
  );
  const without = (text: string, ...gone: string[]) =>
    text
      .split('\n')
      .filter((line) => !gone.includes(line.trim()))
      .join('\n');
  const remove = (text: string, ...indexes: number[]) =>
    edit(text, ...indexes.map((index) => ({ op: 'remove' as const, path: [index] })));

  it('go with it: those on its line, and those on the lines above', () => {
    assert.equal(remove(list, 0), without(list, '// about 1', '1, // one'));
    assert.equal(remove(list, 1), without(list, '// about 2', '/* and more */', '2, // two'));
    assert.equal(
      remove(list, 0, 1),
      without(list, '// about 1', '1, // one', '// about 2', '/* and more */', '2, // two'),
    );
  });

  it('leave those of the member before, which loses its comma only', () => {
    assert.equal(remove(list, 2), without(list, '3 // three').replace('2, // two', '2 // two'));
    assert.equal(remove('[\n  1, // one\n  2\n]', 1), '[\n  1 // one\n]');
    assert.equal(remove('[\n  1, // one\n  2, // two\n]', 1), '[\n  1, // one\n]');
  });

  it('leave those that are about none of the members', () => {
    assert.equal(remove('[ // numbers\n  1, // one\n  2\n]', 0), '[ // numbers\n  2\n]');
    assert.equal(
      remove('[ // numbers\n  1 // one\n  // more to come\n]', 0),
      '[ // numbers\n  // more to come\n]',
    );
    assert.equal(remove('[\n  // about 1\n  1 // one\n]', 0), '[]');
  });

  it('are told apart within a line by the comma', () => {
    const text = '[/* one */ 1 /* 1 */, /* two */ 2 /* 2 */, /* three */ 3 /* 3 */]';
    assert.equal(remove(text, 0), '[/* two */ 2 /* 2 */, /* three */ 3 /* 3 */]');
    assert.equal(remove(text, 1), '[/* one */ 1 /* 1 */, /* three */ 3 /* 3 */]');
    assert.equal(remove(text, 2), '[/* one */ 1 /* 1 */, /* two */ 2 /* 2 */]');
    assert.equal(remove(text, 0, 1, 2), '[]');
  });

  it('leave the comma that separates what stays, wherever it is', () => {
    assert.equal(remove('[\n  1 // one\n  , 2 // two\n  , 3\n]', 1), '[\n  1 // one\n  , 3\n]');
    assert.equal(remove('[\r\n  1, // one\r\n  2 // two\r\n]', 1), '[\r\n  1 // one\r\n]');
  });
});

describe('the comments of what edits insert beside', () => {
  const text = lines('[', '  // about 1', '  1, // one', '  // about 2', '  2 // two', ']');
  const insert = (index: number, ...values: number[]) =>
    edit(text, ...values.map((value) => ({ op: 'insert' as const, path: [index], value })));

  it('stay with the one before, and with the one behind', () => {
    assert.equal(insert(0, 8), text.replace('  // about 1', '  8,\n  // about 1'));
    assert.equal(insert(1, 8), text.replace('1, // one', '1, // one\n  8,'));
    assert.equal(insert(2, 8), text.replace('2 // two', '2, // two\n  8'));
  });

  it('stay there where several are inserted, or something goes', () => {
    assert.equal(insert(1, 8, 9), text.replace('1, // one', '1, // one\n  8,\n  9,'));
    assert.equal(insert(2, 8, 9), text.replace('2 // two', '2, // two\n  8,\n  9'));
    const removed: EditOperation = { op: 'remove', path: [0] };
    assert.equal(
      edit(text, removed, { op: 'insert', path: [2], value: 8 }),
      lines('[', '  // about 2', '  2, // two', '  8', ']'),
    );
  });

  it('are no obstacle where the next one goes', () => {
    const removed: EditOperation = { op: 'remove', path: [1] };
    assert.deepEqual(
      parseSyntax(edit(text, removed, { op: 'insert', path: [1], value: 8 }) ?? '').problems.map(
        ({ problem }) => problem,
      ),
      ['comment', 'comment'],
    );
  });
});

describe('what edits insert into a document of several lines', () => {
  const document = (...members: string[]): string =>
    lines('{', ...members.map((member, index) => `  ${member}${index < members.length - 1 ? ',' : ''}`), '}');
  const changed = (operation: EditOperation, before: string[], after: string[]): void =>
    assert.equal(edit(document(...before), operation), document(...after));

  it('stays on one line where the value before was', () => {
    changed(
      { op: 'set', path: ['ports'], value: { '80/tcp': {} } },
      ['"ports": ["80"]'],
      ['"ports": { "80/tcp": {} }'],
    );
    changed(
      { op: 'set', path: ['config', 'ports'], value: { '80/tcp': {} } },
      ['"config": {"ports": ["80"]}'],
      ['"config": {"ports": {"80/tcp": {}}}'],
    );
    changed({ op: 'set', path: ['cmd'], value: ['a', 'b'] }, ['"cmd": [ "a b" ]'], ['"cmd": [ "a", "b" ]']);
    changed(
      { op: 'set', path: ['cmd'], value: ['a', 'b'] },
      ['"cmd": [\n    "a b"\n  ]'],
      ['"cmd": [\n    "a",\n    "b"\n  ]'],
    );
  });

  it('stays on one line inside of a line', () => {
    changed(
      { op: 'set', path: ['config', 'annotations'], value: { a: 'b' } },
      ['"config": { "size": 2 }'],
      ['"config": { "size": 2, "annotations": { "a": "b" } }'],
    );
    changed(
      { op: 'set', path: ['config', 'annotations', 'a'], value: 'b' },
      ['"config": { "annotations": {} }'],
      ['"config": { "annotations": { "a": "b" } }'],
    );
  });

  it('is written as its neighbors are', () => {
    const value = { size: 4, annotations: { a: 'b' } };
    changed(
      { op: 'set', path: ['layers', 1], value },
      ['"layers": [\n    { "size": 3 }\n  ]'],
      ['"layers": [\n    { "size": 3 },\n    { "size": 4, "annotations": { "a": "b" } }\n  ]'],
    );
    changed(
      { op: 'set', path: ['layers', 1], value: { size: 4 } },
      ['"layers": [{\n    "size": 3\n  }]'],
      ['"layers": [{\n    "size": 3\n  }, {\n    "size": 4\n  }]'],
    );
    changed(
      { op: 'set', path: ['subject'], value: { size: 4 } },
      ['"config": {"size": 2}', '"layers": [\n    1\n  ]'],
      ['"config": {"size": 2}', '"layers": [\n    1\n  ]', '"subject": {"size": 4}'],
    );
    changed(
      { op: 'set', path: ['annotations', 'a'], value: 'b' },
      ['"config": {"size": 2}', '"annotations": {}'],
      ['"config": {"size": 2}', '"annotations": {"a": "b"}'],
    );
  });

  it('has its items each on a line where those of its neighbors are', () => {
    changed(
      { op: 'set', path: ['b'], value: [{ x: 1 }, { x: 2 }] },
      ['"a": [\n    { "x": 0 }\n  ]'],
      ['"a": [\n    { "x": 0 }\n  ]', '"b": [\n    { "x": 1 },\n    { "x": 2 }\n  ]'],
    );
  });

  it('has several lines where there is no neighbor', () => {
    changed(
      { op: 'set', path: ['a'], value: { b: 1 } },
      ['"x": "y"'],
      ['"x": "y"', '"a": {\n    "b": 1\n  }'],
    );
  });
});

describe('what edits insert into a document of one line', () => {
  it('has spaces inside of its braces where the document has them', () => {
    const operation: EditOperation = { op: 'set', path: ['b'], value: { c: [1, 2] } };
    assert.equal(edit('{ "a": 1 }', operation), '{ "a": 1, "b": { "c": [1, 2] } }');
    assert.equal(edit('{"a": 1}', operation), '{"a": 1, "b": {"c": [1, 2]}}');
    assert.equal(edit('{ "a": {} }', { op: 'set', path: ['a', 'b'], value: 1 }), '{ "a": { "b": 1 } }');
  });
});
