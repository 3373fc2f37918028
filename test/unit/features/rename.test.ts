import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultSettings } from '#service';
import { configWith } from '#helpers/documents';
import { lint, service } from '#helpers/lint';
import { applyAction } from '#helpers/refactor';

/** Renames what is at the cursor `|`; the new text, or why it was refused. Null where there is nothing to rename. */
function renamed(marked: string, newName: string): string | null {
  const text = marked.replace('|', '');
  const { document } = lint(text);
  const position = document.source.positionAt(marked.indexOf('|'));
  const edit = service.rename(document, defaultSettings, position, newName);
  if (edit === null) return null;
  return 'refused' in edit ? edit.refused : applyAction(document.source, { title: 'Rename', edit });
}

const manifest = (first: string, second: string): string => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "annotations": { ${first} } },
  "layers": [],
  "annotations": { ${second} }
}`;

describe('renaming an annotation key', () => {
  it('renames it wherever the document has it', () => {
    assert.equal(
      renamed(manifest('"a": "1", "c" : "a"', '"b": "2", "|a": "3"'), 'x"y'),
      manifest('"x\\"y": "1", "c" : "a"', '"b": "2", "x\\"y": "3"'),
    );
  });

  it('renames labels', () => {
    const labeled = (key: string): string => configWith({ Labels: { [key]: 'x' } });
    assert.equal(renamed(labeled('ma|intainer'), 'a'), labeled('a'));
  });

  it('works in JSON that breaks off', () => {
    const half = (key: string): string => manifest('', `"${key}": "3"`).slice(0, -3);
    assert.equal(renamed(half('|a'), 'b'), half('b'));
  });

  it('says which part it would rename', () => {
    const { document } = lint(manifest('', '"a": "3"'));
    const offset = document.text.indexOf('"a"');
    const place = service.prepareRename(document, defaultSettings, document.source.positionAt(offset + 1));
    assert(place !== null && 'range' in place);
    assert.equal(place.placeholder, 'a');
    assert.equal(document.source.getText(place.range), '"a"');
  });

  it('leaves the text as it is when the name is the same', () => {
    const text = manifest('"a": "1"', '"a": "3"');
    assert.equal(renamed(text.replace('"a"', '"|a"'), 'a'), text);
  });

  it('refuses a name that one of the maps has already', () => {
    assert.equal(
      renamed(manifest('"a": "1", "b": "2"', '"|a": "3"'), 'b'),
      'config.annotations already has a key with this name.',
    );
    // A map without the key is none of its business.
    assert.equal(renamed(manifest('"b": "2"', '"|a": "3"'), 'b'), manifest('"b": "2"', '"b": "3"'));
  });

  it('refuses no name at all, and everything that is no key of an annotation', () => {
    assert.equal(renamed(manifest('', '"|a": "3"'), ''), 'The key of an annotation cannot be empty.');
    const only = 'Only the key of an annotation or a label can be renamed.';
    assert.equal(renamed(manifest('', '"a": "|3"'), 'b'), only);
    assert.equal(renamed(manifest('', '').replace('"layers"', '"lay|ers"'), 'b'), only);
    assert.equal(renamed(manifest('', '').replace('"annotations"', '"annot|ations"'), 'b'), only);
  });

  it('has nothing to do in documents that are not OCI documents', () => {
    assert.equal(renamed('{ "annotations": { "|a": "b" } }', 'c'), null);
  });
});
