import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTree } from 'jsonc-parser';
import { describe, it } from 'mocha';
import { readValue } from '#service/document/readValue';
import type { SyntaxNode } from '#service/document/syntaxNode';
import { readValidJson } from '#service/document/validJson';

/** A tree as plain data, so that the trees of both parsers can be compared. */
function outline(node: SyntaxNode | undefined): unknown {
  if (node === undefined) return undefined;
  const { type, offset, length, value, children } = node;
  return {
    type,
    offset,
    length,
    value: value ?? null,
    children: children?.map(outline) ?? [],
    parent: node.parent?.offset ?? -1,
  };
}

function agrees(text: string): void {
  const valid = readValidJson(text, 500);
  assert(valid !== undefined);
  const tree = parseTree(text) as SyntaxNode | undefined;
  assert.deepEqual(outline(valid.root), outline(tree));
  const read = readValue(tree);
  assert.deepEqual(valid.value, read.value);
  assert.deepEqual(
    valid.duplicates.map(({ key, occurrences }) => [key, occurrences.map(({ offset }) => offset)]).sort(),
    read.duplicates.map(({ key, occurrences }) => [key, occurrences.map(({ offset }) => offset)]).sort(),
  );
}

describe('reading valid JSON', () => {
  it('gives the tree that the recovering parser gives', () => {
    agrees(
      ' { "a" : [ 1 , -2.5e+3 , true , false , null , "x\\"\\\\\\u00e9" , { } , [ ] ] , "b\\n" : "\u{1F600}" } \r\n',
    );
    agrees('"\\\\"');
    agrees('[["\\""],"]"]');
  });

  it('finds duplicate keys', () => {
    agrees('{"a":1,"b":{"c":1,"c":2,"\\u0063":3},"a":2}');
    agrees(`{${Array.from({ length: 40 }, (_, index) => `"${index % 30}":${index}`).join(',')}}`);
  });

  it('gives the same tree for any JSON in any spacing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t', '  '), (value, space) =>
        agrees(JSON.stringify(value, null, space)),
      ),
      { numRuns: 500 },
    );
  });

  it('surveys numbers and nesting', () => {
    const survey = (text: string) => readValidJson(text, 500)?.survey;
    assert.deepEqual(survey('{"a":[1,{"b":123456789012345}]}'), {
      depth: 3,
      names: 2,
      unusualNumbers: false,
      ascii: true,
    });
    for (const number of ['1.0', '1e3', '-1', '1234567890123456']) {
      assert.equal(survey(`{"a":${number}}`)?.unusualNumbers, true);
    }
    assert.deepEqual(survey('"1.5 \\\" {"'), survey('""'));
    assert.equal(readValidJson('['.repeat(501) + ']'.repeat(501), 500), undefined);
  });

  it('leaves every other text to the recovering parser', () => {
    for (const text of ['', '{', '{"a":1,}', '// c\n{}', '\uFEFF{}', "{'a':1}", '01', '{} {}']) {
      assert.equal(readValidJson(text, 500), undefined);
    }
  });
});
