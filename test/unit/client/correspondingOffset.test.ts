import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { correspondingOffset } from '#client/correspondingOffset';

describe('the place in a file of a place in the text that shows it formatted', () => {
  const cases: Readonly<Record<string, readonly [formatted: string, file: string]>> = {
    'before a value': ['{\n  "a": |1\n}', '{"a":|1}'],
    'behind a value': ['{\n  "a": 1|\n}', '{"a":1|}'],
    'in a string': ['{\n  "a": "b c|d"\n}', '{"a":"b c|d"}'],
    'in the indentation': ['{\n | "a": 1\n}', '{|"a":1}'],
    'at the beginning': ['|{\n  "a": 1\n}', '  |{"a":1}'],
    'at the end': ['{\n  "a": 1\n}|', '{"a":1}|\n'],
    'before a value of a file that has whitespace too': ['{\n  "a": |1\n}', '{ "a" : |1 }'],
    'behind a value of a file that has whitespace too': ['{\n  "a": 1|\n}', '{ "a" : 1| }'],
    'where the file has become shorter': ['{\n  "a": 1|\n}', '{|'],
  };
  for (const [where, [formatted, file]] of Object.entries(cases))
    it(where, () => {
      const text = file.replace('|', '');
      const offset = correspondingOffset(formatted.replace('|', ''), formatted.indexOf('|'), text);
      assert.equal(`${text.slice(0, offset)}|${text.slice(offset)}`, file);
    });
});
