import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService, defaultSettings } from '#service';
import { image, layer } from '#helpers/documents';
import { hoverOver, withoutFindings } from '#helpers/hover';
import { writeOutDigests } from '#helpers/markedText';

const service = createLanguageService();

function verdictsOn(text: string): number {
  const live = TextDocument.create('file:///test/manifest.json', 'json', 1, text);
  return service.whoTakes(service.parse(live, defaultSettings), defaultSettings).length;
}

function firstOf(text: string, consumers: readonly string[] = []): readonly string[] {
  const live = TextDocument.create('file:///test/manifest.json', 'json', 1, writeOutDigests(text));
  const settings = { ...defaultSettings, policy: { ...defaultSettings.policy, consumers } };
  return service
    .whoTakes(service.parse(live, settings), settings)
    .slice(0, 2)
    .map(({ consumer }) => consumer.id);
}

const wasmImage = image({
  layers: [layer({ mediaType: 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm' })],
});

describe('who takes a document', () => {
  it('begins with those that the project names, then those that the document is made for', () => {
    assert.deepEqual(firstOf(image()), ['containerd', 'distribution']);
    assert.deepEqual(firstOf(wasmImage), ['runwasi', 'containerd']);
    assert.deepEqual(firstOf(wasmImage, ['zot']), ['zot', 'runwasi']);
  });

  it('names runwasi first in the hover of an image for it', () => {
    const marked = wasmImage.replace('"application/vnd.oci.image.config.v1+json"', '«$&»');
    const hover = (consumers: readonly string[]) =>
      hoverOver(marked, { policy: { ...withoutFindings.policy, consumers } }) ?? '';
    assert.match(hover([]), /\n\n- containerd with runwasi: /);
    assert.doesNotMatch(hover(['containerd']), /runwasi: /);
  });

  it('is said of a manifest, and not of one that is nested too deeply to be read', () => {
    const manifest = writeOutDigests(image());
    assert(verdictsOn(manifest) > 0);
    const deep = `"x": ${'['.repeat(600)}${']'.repeat(600)}`;
    assert.equal(verdictsOn(manifest.replace(/\}\s*$/, `, ${deep} }`)), 0);
  });
});
