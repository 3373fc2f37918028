import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService, defaultSettings } from '#service';
import { image } from '#helpers/documents';
import { writeOutDigests } from '#helpers/markedText';

const service = createLanguageService();

function verdictsOn(text: string): number {
  const live = TextDocument.create('file:///test/manifest.json', 'json', 1, text);
  return service.whoTakes(service.parse(live, defaultSettings), defaultSettings).length;
}

describe('who takes a document', () => {
  it('is said of a manifest, and not of one that is nested too deeply to be read', () => {
    const manifest = writeOutDigests(image());
    assert(verdictsOn(manifest) > 0);
    const deep = `"x": ${'['.repeat(600)}${']'.repeat(600)}`;
    assert.equal(verdictsOn(manifest.replace(/\}\s*$/, `, ${deep} }`)), 0);
  });
});
