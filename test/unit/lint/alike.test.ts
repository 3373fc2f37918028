import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cliFolder } from '#helpers/cliFolder';
import { createLanguageService, resolveSettings } from '#service';

/** A manifest with so many layers that all lack the same properties. */
function manifestOf(layers: number): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    layers: Array.from({ length: layers }, () => ({})),
  });
}

describe('many findings that are alike', () => {
  const folder = cliFolder((made) => made.write('m.json', manifestOf(1500)));

  it('are a thousand in the editor, and the last one says how many follow', () => {
    const uri = 'file:///m.json';
    const settings = resolveSettings(uri, undefined, undefined);
    const service = createLanguageService();
    const document = service.parse(TextDocument.create(uri, 'json', 0, manifestOf(1500)), settings);
    const alike = service
      .diagnostics(document, settings)
      .map(({ message }) => (typeof message === 'string' ? message : message.value))
      .filter((message) => message.includes('property layers[') && message.includes('.size is missing'));
    assert.equal(alike.length, 1000);
    assert(!alike[998]?.includes('more like this'));
    assert.match(alike[999] ?? '', / … and 500 more like this\.$/);
  });

  it('are a hundred on a terminal, and the last line counts all', () => {
    const { stdout, status } = folder.run('m.json');
    assert.equal(stdout.match(/layers\[\d+\]\.size is missing/g)?.length, 100);
    assert.match(stdout, /^ {4}… and 1,400 more like this$/m);
    assert.match(stdout, /Found 4,501 errors/);
    assert.equal(status, 1);
  });

  it('are all in the formats for programs', () => {
    folder.write('smaller.json', manifestOf(200));
    const alike = folder
      .report('smaller.json')
      .files[0]?.diagnostics.filter(({ message }) => message.includes('.size is missing'));
    assert.equal(alike?.length, 200);
  });
});
