import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { proveAllFixes } from '#helpers/fixProof';
import { lint, service } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';
import { defaultSettings } from '#service/settings/resolveSettings';

const manifest = writeOutDigests(`{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "artifactType": "application/vnd.example.thing.v1",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [
    { "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422, "annotations": { "a.b": "c" } }
  ]
}
`);

/** Everything that the service does with a text; it may find what it likes, but must not throw. */
function exercise(text: string): void {
  const { document, findings } = lint(text);
  const whole = { start: { line: 0, character: 0 }, end: document.source.positionAt(text.length) };
  service.diagnostics(document, defaultSettings);
  service.codeActions(document, defaultSettings, whole, []);
  for (const offset of [0, Math.floor(text.length / 2), text.length]) {
    service.hover(document, defaultSettings, document.source.positionAt(offset));
  }
  assert(findings.length >= 0);
}

describe('bad input', () => {
  const inputs: Readonly<Record<string, string>> = {
    'no text': '',
    'white space': ' \r\n\t',
    'a byte order mark alone': '\uFEFF',
    'a byte order mark and a manifest': `\uFEFF${manifest}`,
    'a number': '7',
    null: 'null',
    'a string': '"application/vnd.oci.image.manifest.v1+json"',
    'binary data': String.fromCharCode(...Array.from({ length: 4096 }, (_, index) => (index * 7919) % 65536)),
    'NUL characters': '\0'.repeat(1000),
    'CRLF line ends': manifest.replaceAll('\n', '\r\n'),
    'CR line ends': manifest.replaceAll('\n', '\r'),
    'lone surrogates': manifest.replace('"c"', '"\uD800 \\udfff"').replace('"a.b"', '"\uDC00"'),
    'comments everywhere': manifest.replaceAll('\n', ' // why\n'),
    'names of the prototype': manifest.replace(
      '"a.b": "c"',
      '"__proto__": { "x": 1 }, "constructor": "y", "toString": 3',
    ),
    'all members null': manifest.replaceAll(/: ("[^"]*"|\d+)/g, ': null'),
    'all members numbers': manifest.replaceAll(/: "[^"]*"/g, ': 1'),
    'an unclosed string': manifest.replace('v1+json",', 'v1+json,'),
  };
  for (const [name, text] of Object.entries(inputs)) {
    it(`${name}: nothing throws, and every fix holds what it promises`, () => {
      exercise(text);
      proveAllFixes(lint(text));
    });
  }

  it('truncated anywhere: nothing throws', () => {
    for (let length = 0; length <= manifest.length; length++) exercise(manifest.slice(0, length));
  });

  it('truncated anywhere: what is not there yet is not called missing', () => {
    for (let length = 0; length < manifest.trimEnd().length; length++) {
      const found = lint(manifest.slice(0, length)).findings.map(({ rule }) => rule.id);
      assert(!found.includes('required-property'), `at ${length}: ${found.join(', ')}`);
      assert(found.filter((id) => id === 'json-syntax').length <= 1);
    }
  });

  it('20,000 levels deep: nothing throws', () => {
    for (const nested of [
      '['.repeat(20_000),
      '{"a":'.repeat(20_000),
      '['.repeat(20_000) + ']'.repeat(20_000),
    ]) {
      exercise(nested);
      exercise(manifest.replace('"c"', nested));
    }
  });

  it('20 MB: is done within seconds', function () {
    this.timeout(60_000);
    const entry = manifest
      .slice(manifest.indexOf('{ "mediaType": "application/vnd.oci.image.layer'), manifest.lastIndexOf(']'))
      .trim();
    const text = manifest.replace(entry, Array.from({ length: 80_000 }, () => entry).join(',\n'));
    assert(text.length > 14_000_000);
    exercise(text);
    exercise(`{"schemaVersion":2,"mediaType":"${'x'.repeat(20_000_000)}"}`);
    exercise('"'.repeat(20_000_000));
  });

  it('any JSON in the place of any member: nothing throws', () => {
    const members = [
      'schemaVersion',
      'mediaType',
      'artifactType',
      'config',
      'layers',
      'manifests',
      'subject',
      'annotations',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...members), fc.jsonValue(), (member, value) => {
        exercise(JSON.stringify({ ...(JSON.parse(manifest) as object), [member]: value }));
      }),
      { numRuns: 300 },
    );
  });

  it('any text changed at any place: nothing throws', () => {
    fc.assert(
      fc.property(
        fc.nat(manifest.length),
        fc.nat(30),
        fc.string({ maxLength: 20 }),
        (start, length, inserted) => {
          exercise(manifest.slice(0, start) + inserted + manifest.slice(start + length));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a document that changes in place is parsed anew for each version', () => {
    const live = TextDocument.create('file:///m.json', 'json', 1, manifest);
    const before = service.parse(live, defaultSettings);
    assert.equal(service.parse(live, defaultSettings), before);
    TextDocument.update(live, [{ text: '{}' }], 2);
    const after = service.parse(live, defaultSettings);
    assert.notEqual(after, before);
    assert.equal(before.text, manifest);
    assert.equal(after.model, undefined);
  });
});
