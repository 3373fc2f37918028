import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { describe, it } from 'mocha';
import { rules } from '#service';
import { readProjectFile } from '#helpers/userText';
import { check, complete, explain, hover, kindOf, type Edit } from '../../../server/src/library';

const layout = '{ "imageLayoutVersion": "1.1.0" }';

/** A text after edits, which must be in its order. */
function edited(text: string, edits: readonly Edit[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: Edit['start']): number => (starts[line] ?? 0) + character;
  return [...edits]
    .sort((one, other) => offset(other.start) - offset(one.start))
    .reduce((result, { start, end, text: written }) => {
      return result.slice(0, offset(start)) + written + result.slice(offset(end));
    }, text);
}

describe('the library', () => {
  const contradiction = readProjectFile('examples/wasm-image/manifest.json');

  it('gives the edits of each fix, which keep all else', () => {
    const [{ rule, fixes } = assert.fail()] = check(contradiction);
    assert.equal(rule, 'artifact-type-with-image-config');
    const lines = contradiction.split('\n');
    const results = fixes.map(({ edits }) =>
      edited(contradiction, edits)
        .split('\n')
        .filter((line) => !lines.includes(line)),
    );
    assert.deepEqual(results, [
      [],
      [
        '    "mediaType": "application/vnd.oci.empty.v1+json",',
        '    "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",',
        '    "size": 2',
      ],
      [
        '    "mediaType": "application/vnd.wasm.config.v0+json",',
        '    "digest": "sha256:c799a23f9ee8c49a5c94b8ba0bb3bd79eb83a4989b380c21bd23f3b25e6f8685",',
        '    "size": 161,',
        '    "data": "eyJjcmVhdGVkIjoiMjAyNi0wMy0xNFQwOToyNjo1M1oiLCJhcmNoaXRlY3R1cmUiOiJ3YXNtIiwib3MiOiJ3YXNpcDEiLCJsYXllckRpZ2VzdHMiOlsic2hhMjU2OjY0NjJlMmFkMWQ5M2RlNmIyZDFhNDE2ODNmYzliNWIwZjgzNTI4M2Q3MzA1MWUzZWQ3N2FhY2M1Mjc4OWNhOTUiXX0="',
        '      "mediaType": "application/wasm",',
      ],
    ]);
  });

  it('gives findings that can be sent to a worker, edits included', () => {
    const found = check(contradiction);
    assert.deepEqual(structuredClone(found), JSON.parse(JSON.stringify(found)));
    assert.match(JSON.stringify(found), /"edits":\[\{/);
  });

  it('parses a text once, whatever is asked of it, and anew with other settings', () => {
    const text = `${contradiction} `;
    const parse = mock.method(JSON, 'parse');
    const parses = (): number => parse.mock.calls.filter(({ arguments: [given] }) => given === text).length;
    try {
      assert.equal(check(text).length, 1);
      assert.equal(kindOf(text), 'image-manifest');
      assert(explain(text)?.includes('Found 1 warning'));
      assert.equal(parses(), 1);
      assert.deepEqual(
        check(text, { settings: { rules: { 'artifact-type-with-image-config': 'off' } } }),
        [],
      );
      assert.equal(parses(), 2);
    } finally {
      parse.mock.restore();
    }
  });

  it('explains what is at a place, with the part of the text that it is about', () => {
    const text = '{ "imageLayoutVersion": "1.0.0" }';
    const found = hover(text, { line: 0, character: 5 });
    assert.match(found?.markdown ?? '', /version/i);
    assert.deepEqual([found?.start.character, found?.end.character], [2, 22]);
    assert.equal(hover(text, { line: 7, character: 0 }), undefined);
    assert.equal(hover('{ "other": 1 }', { line: 0, character: 5 }), undefined);
  });

  it('lists what can be written at a place, without placeholders', () => {
    const text = '{ "imageLayoutVersion":  }';
    const [{ label, edits, markdown } = assert.fail()] = complete(text, { line: 0, character: 24 });
    assert.equal(label, '1.0.0');
    assert.match(markdown, /version/i);
    assert.equal(edited(text, edits).replaceAll(/ +/g, ' '), '{ "imageLayoutVersion": "1.0.0" }');
    assert.deepEqual(complete('{ "other":  }', { line: 0, character: 11 }), []);
  });

  it('says of each media type what it is', () => {
    const text = '{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": { "mediaType":  } }';
    const character = text.indexOf(' }', 80);
    const [{ label, markdown } = assert.fail()] = complete(text, { line: 0, character });
    assert.equal(label, 'application/vnd.oci.image.config.v1+json');
    assert.match(markdown, /^\*\*Image configuration\*\*/);
  });

  it('explains a section only, without a title', () => {
    const page = explain(contradiction, {}, ['consumers']) ?? '';
    assert.match(page, /^## What consumers do with it\n/);
    assert.doesNotMatch(page, /^## (?!What consumers do)/m);
  });

  it('takes any name of a file', () => {
    const [finding] = check(layout, { fileName: '\uD800/\uDC00.json' });
    assert.equal(finding?.rule, 'layout-version');
  });

  it('says what is wrong with arguments that are not strings', () => {
    for (const text of [undefined, null, 1, new Uint8Array()])
      assert.throws(() => check(text as unknown as string), {
        name: 'TypeError',
        message: 'The text of a document must be a string.',
      });
    assert.throws(() => check(layout, { fileName: 1 as unknown as string }), {
      name: 'TypeError',
      message: 'The option fileName must be a string.',
    });
  });

  it('says what is wrong with options that are no object', () => {
    for (const options of [null, 5, 'manifest.json', ['manifest.json']])
      assert.throws(() => check(layout, options as never), {
        name: 'TypeError',
        message: 'The options must be an object.',
      });
  });

  it('names the sections that there are where it is asked for another', () => {
    for (const sections of [['verdicts'], ['__proto__'], ['constructor'], [null], 'findings', null, {}])
      for (const text of [layout, '{}'])
        assert.throws(() => explain(text, {}, sections as never), {
          name: 'TypeError',
          message:
            'The sections must be an array of these names: findings, verdict, consumers, config, properties, contents, annotations.',
        });
  });

  it('says what is wrong with positions that are none', () => {
    for (const position of [
      undefined,
      {},
      { line: 0, character: NaN },
      { line: -1, character: 0 },
      { line: 0.5, character: 0 },
    ])
      for (const ask of [hover, complete])
        assert.throws(() => ask(layout, position as never), {
          name: 'TypeError',
          message: /^A position must have/,
        });
  });

  for (const [fileName, title] of [
    [undefined, 'document.json'],
    ['oci-layout', 'oci-layout'],
    ['image_1-index.json', 'image_1-index.json'],
    ['_a_.json', '\\_a\\_\\.json'],
    ['www.example.json', '`www.example.json`'],
  ] as const)
    it(`heads an explanation with ${title}`, () => {
      assert.equal(explain(layout, fileName === undefined ? {} : { fileName })?.split('\n')[0], `# ${title}`);
    });

  it('has the findings of the other rules if one fails', () => {
    const [failing] = rules.filter(({ id }) => id === 'layout-version');
    assert(failing);
    const original = { ...failing };
    const text = '{ "imageLayoutVersion": "1.1.0", "other": 1, "other": 2 }';
    const found = (text: string): readonly string[] => check(text).map(({ rule }) => rule);
    const before = found(text);
    Object.assign(failing, {
      check: () => {
        throw new Error('unforeseen');
      },
    });
    try {
      assert.deepEqual(
        found(`${text}\n`),
        before.filter((id) => id !== 'layout-version'),
      );
    } finally {
      Object.assign(failing, original);
    }
    assert(before.includes('layout-version'));
  });
});
