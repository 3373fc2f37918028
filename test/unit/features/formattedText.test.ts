import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService, defaultSettings, type ParsedDocument } from '#service';
import { index, manifestDescriptor } from '#helpers/documents';
import { settingsInLayout } from '#helpers/layouts';
import { blobPathOf, digestOf, writeOutDigests } from '#helpers/markedText';

const service = createLanguageService({ formattedScheme: 'formatted', copyDescriptorCommand: 'copy' });
const oneLine = writeOutDigests(index({ schemaVersion: 1, manifests: [manifestDescriptor()] })).replace(
  /\n\s*/g,
  '',
);
const file = 'file:///a%20b/layout/index.json';
const shown = `formatted:/index%20(formatted).json?${encodeURIComponent(file)}`;

function parse(uri: string, text: string): ParsedDocument {
  return service.parse(TextDocument.create(uri, 'json', 1, text), defaultSettings);
}

describe('a document shown formatted', () => {
  const document = parse(shown, service.format(parse(file, oneLine)));

  it('has the same JSON on many lines', () => {
    assert.equal(oneLine.split('\n').length, 1);
    assert.deepEqual(JSON.parse(document.text), JSON.parse(oneLine));
    assert.match(document.text, /^\{\n  "schemaVersion": 1,\n/);
    assert.match(document.text, /\n      "digest": "sha256:/);
  });

  it('is indented as it is in the file', () => {
    for (const indent of ['  ', '    ', '\t']) {
      const spread = JSON.stringify(JSON.parse(oneLine), null, indent);
      assert.equal(service.format(parse(file, spread)), spread);
      const partly = spread.replace(/\n\s*"mediaType"/g, ' "mediaType"');
      assert.equal(service.format(parse(file, partly)), spread);
    }
    const wide = JSON.stringify(JSON.parse(oneLine), null, 10).replaceAll(' '.repeat(10), ' '.repeat(40));
    assert.equal(service.format(parse(file, wide)), service.format(parse(file, oneLine)));
  });

  it('keeps every character but whitespace, also of what is not valid', () => {
    const odd = '{"schemaVersion":2.0,"schemaVersion":2,"\\u006danifests":[],}';
    assert.equal(service.format(parse(file, odd)).replace(/\s/g, ''), odd);
  });

  it('stays as it is where the file is nested too deeply to be read', () => {
    const deep = `{"manifests":${'['.repeat(100_000)}`;
    assert.equal(service.format(parse(file, deep)), deep);
    const hardlyReadable = `{"manifests":${'['.repeat(60)}${']'.repeat(60)}}`;
    assert.equal(service.format(parse(file, hardlyReadable)), hardlyReadable);
  });

  it('has the findings of the file, and no fixes', () => {
    const [finding] = service.diagnostics(document, defaultSettings);
    assert(finding !== undefined);
    assert.equal(document.source.getText(finding.range), '1');
    const all = { start: { line: 0, character: 0 }, end: document.source.positionAt(document.text.length) };
    assert.deepEqual(service.codeActions(document, defaultSettings, all, [finding]), []);
    assert.deepEqual(service.refactorings(document, defaultSettings, all), []);
    assert.equal(service.fixAllAction(document, defaultSettings), undefined);
  });

  it('leads from its digests to the blobs of the file', async () => {
    const path = blobPathOf(digestOf('1'));
    const settings = await settingsInLayout(document.address, { [path]: '' });
    assert.deepEqual(
      service.documentLinks(document, settings).map(({ target }) => target),
      [`file:///a%20b/layout/${path}`],
    );
  });

  it('has no descriptor and no new names, because its bytes are not those of the file', () => {
    assert.equal(service.describe(document, defaultSettings), undefined);
    assert.equal(service.prepareRename(document, defaultSettings, { line: 1, character: 4 }), null);
  });
});
