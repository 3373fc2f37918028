import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { index as indexOf, manifestDescriptor } from '#helpers/documents';
import { shortestReadInParts } from '#service/document/editedJson';
import { parseDocument, type ParsedDocument } from '#service/document/parsedDocument';

const entries = Array.from({ length: 80 }, (_, index) =>
  manifestDescriptor({
    size: 500 + index,
    ...(index % 3 > 0 && { platform: { architecture: 'amd64', os: 'linux' } }),
    ...(index % 2 > 0 && { annotations: { 'org.opencontainers.image.ref.name': `v1.${index}.0` } }),
  }),
);

/** An index that is long enough to be read in parts. */
const long = indexOf({ manifests: entries, annotations: { a: 'b' } });

function read(text: string, before?: ParsedDocument): ParsedDocument {
  return parseDocument(TextDocument.create('file:///index.json', 'json', 1, text), undefined, {}, before);
}

/** Everything that is known of a document, with the places of its parts. */
function known({ value, duplicates, detection, model, syntax }: ParsedDocument): unknown {
  const { names, unusualNumbers, ascii } = syntax.survey ?? {};
  return {
    value,
    keys: JSON.stringify(value),
    problems: syntax.problems,
    duplicates: duplicates.map(({ key, occurrences }) => [key, occurrences.map(({ offset }) => offset)]),
    survey: { names, unusualNumbers, ascii },
    detection,
    model: model && {
      ...model,
      descriptors: model.descriptors.map(({ path, role, value: part, hasOrdinaryDigest }) => [
        path,
        role,
        part,
        hasOrdinaryDigest,
      ]),
      annotations: model.annotations.map(({ path, place, value: part }) => [path, place, part]),
      platforms: model.platforms.map(({ path, value: part }) => [path, part]),
    },
  };
}

/** Reads a text before and after it is edited; the element that was read anew. */
function edited(before: string, after: string): unknown {
  const document = read(after, read(before));
  assert.deepEqual(known(document), known(read(after)));
  return document.syntax.edited;
}

function replaced(text: string, found: string, by: string): string {
  assert(text.includes(found));
  return text.replace(found, by);
}

describe('reading a long document after an edit', () => {
  before(() => assert(long.length > shortestReadInParts));

  it('reads only the element of the list that was edited', () => {
    const inAnnotation = replaced(long, '"v1.7.0"', '"v1.7.0-rc1"');
    assert.deepEqual(edited(long, inAnnotation), { list: 'manifests', index: 7 });
    assert.deepEqual(edited(inAnnotation, long), { list: 'manifests', index: 7 });
    const [document, next] = [read(long), replaced(long, '"size": 561', '"size": 5')];
    const { value } = read(next, document) as { value: { manifests: unknown[] } };
    const old = document.value as typeof value;
    assert.deepEqual(
      value.manifests.flatMap((entry, index) => (entry === old.manifests[index] ? [] : [index])),
      [61],
    );
  });

  it('knows where the elements are after edits that change their length', () => {
    let document = read(long);
    let text = long;
    for (const [found, by] of [
      ['"v1.7.0"', '"a longer name"'],
      ['"v1.79.0"', '""'],
      ['"size": 500', '"size": 5'],
      ['"v1.9.0"', '"\\u00e9"'],
    ] as const) {
      text = replaced(text, found, by);
      document = read(text, document);
      assert.deepEqual(known(document), known(read(text)));
      assert.notEqual(document.syntax.edited, undefined, by);
    }
  });

  it('reads everything where more than the inside of one element was edited', () => {
    const first = JSON.stringify(entries[0], null, 2).replaceAll('\n', '\n    ');
    for (const after of [
      replaced(long, '"schemaVersion": 2', '"schemaVersion": 3'),
      replaced(long, first, `${first},\n    ${first}`),
      replaced(long, `${first},`, ''),
      replaced(replaced(long, '"v1.7.0"', '"x"'), '"v1.9.0"', '"y"'),
      replaced(long, '"a": "b"', '"a": "c"'),
      `${long}\n`,
      long,
    ])
      assert.equal(edited(long, after), undefined);
  });

  it('reads everything where a mistake or a rare number comes in or goes', () => {
    for (const [found, by] of [
      ['"v1.7.0"', '"v1.7.0'],
      ['"v1.7.0"', '"v1.7.0" }, { "a": "b"'],
      ['"size": 561', '"size": 1e3'],
      ['"size": 561', '"size": 561, "size": 562'],
      ['"size": 561', `"size": ${'['.repeat(40)}${']'.repeat(40)}`],
    ] as const) {
      const after = replaced(long, found, by);
      assert.equal(edited(long, after), undefined, by);
      assert.equal(edited(after, long), undefined, by);
    }
  });

  it('finds what is misshapen, foreign or otherwise spelled in what was edited', () => {
    for (const [found, by] of [
      ['"size": 561', '"size": "561"'],
      ['"size": 561', '"Size": 561'],
      ['"size": 561', '"sizes": 561'],
      ['"size": 561', '"constructor": 561'],
      ['"size": 561', '"__proto__": { "size": 561 }'],
      ['"os": "linux"', '"os": null'],
      ['"platform": {', '"platforms": {'],
    ] as const) {
      const after = replaced(long, found, by);
      assert.notEqual(edited(long, after), undefined, by);
      assert.notEqual(edited(after, long), undefined, by);
    }
  });

  it('gives what reading the whole text gives after any edits', () => {
    let inParts = 0;
    const parts = [
      'x',
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '0',
      '-',
      '\\',
      'é',
      ' ',
      '\n',
      '"a": 1, ',
      '"os": "',
      'null',
      '',
    ];
    const edit = fc.record({
      at: fc.nat(long.length),
      removed: fc.constantFrom(0, 0, 1, 1, 2, 9, 200, 2000),
      added: fc.constantFrom(...parts),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        let document = read(long);
        let text = long;
        for (const { at, removed, added } of edits) {
          text = `${text.slice(0, at)}${added}${text.slice(at + removed)}`;
          document = read(text, document);
          assert.deepEqual(known(document), known(read(text)));
          if (document.syntax.edited !== undefined) inParts++;
        }
      }),
      { seed: 20261128, numRuns: 150 },
    );
    assert(inParts > 50, `${inParts}`);
  });
});
