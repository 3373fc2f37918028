import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { configWith, type Members } from '#helpers/documents';
import { writeOutDigests } from '#helpers/markedText';
import { refactor } from '#helpers/refactor';
import { catalogueData } from '#schemas/catalogue/data';

const { annotations: annotationEntries } = catalogueData;

const index = (annotations: string, own = ''): string => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 7,
      "annotations": { "y": "2", "x": "1" }
    }
  ],
  "annotations": {${own}${annotations}}
}`;

describe('sorting annotations', () => {
  const mixed = '\n    "b": "2",\n    "a" : "1" ,\n    "c":"3"\n  ';
  const sorted = '\n    "a" : "1",\n    "b": "2" ,\n    "c":"3"\n  ';

  it('moves members and leaves the space between them', () => {
    assert.equal(refactor(index(mixed, '|')).apply('Sort annotations by key'), refactor(index(sorted)).text);
  });

  it('sorts those of the whole document at its root', () => {
    assert.equal(
      refactor(index(mixed)).apply('Sort all annotations by key'),
      refactor(index(sorted)).text.replace('{ "y": "2", "x": "1" }', '{ "x": "1", "y": "2" }'),
    );
  });

  it('is not offered where they are sorted, or hold comments or mistakes', () => {
    for (const fine of [sorted, '"b": "1", /* about a */ "a": "2"', '"b": "1" "a": "2"', ''])
      assert(!refactor(index(fine, '|')).titles.includes('Sort annotations by key'), fine);
  });

  it('sorts labels too', () => {
    const labeled = (Labels: Members): string => writeOutDigests(configWith({ Labels }));
    assert.equal(
      refactor(labeled({ 'b|': '1', a: '2' })).apply('Sort labels by key'),
      labeled({ a: '2', b: '1' }),
    );
  });
});

describe('converting Label Schema', () => {
  const labelSchema = annotationEntries.filter(
    ({ key, pattern, replacement }) =>
      pattern !== true && key.startsWith('org.label-schema.') && replacement !== undefined,
  );

  it('renames each key that has a successor', () => {
    assert(labelSchema.length >= 10);
    const before = labelSchema.map(({ key }) => `"${key}": ""`).join(', ');
    const after = labelSchema.map(({ replacement }) => `"${replacement}": ""`).join(', ');
    const title = `Convert ${labelSchema.length} Label Schema keys to the keys of the specification`;
    const { apply, text } = refactor(index(before, '|'));
    assert.equal(apply(title), text.replace(before, after));
  });

  it('leaves a key whose successor is there', () => {
    const both = '"org.label-schema.name": "a", "org.opencontainers.image.title": "b"';
    assert(!refactor(index(both)).titles.some((title) => title.includes('Label Schema')));
  });
});
