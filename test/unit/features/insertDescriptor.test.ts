import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { templates } from '#schemas/catalogue/templates';
import { defaultSettings } from '#service';
import { lint, service } from '#helpers/lint';
import { applyWorkspaceEdit } from '#helpers/refactor';

const file = { mediaType: 'application/wasm', digest: 'sha256:ab', size: 7, fileName: 'a.wasm' };

/** The text with the descriptor of `file` put at the cursor `|`; undefined when no descriptor belongs there. */
function insertAt(marked: string): string | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { document } = lint(text, { kind: 'image-manifest' });
  const position = document.source.positionAt(offset);
  const edit = service.insertDescriptor(document, defaultSettings, position, file);
  return edit && applyWorkspaceEdit(document.source, edit);
}

const parsed = (text: string | undefined) => JSON.parse(text ?? '{}') as { layers?: unknown[] };

describe('inserting the descriptor of a file', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    [
      'fills an empty descriptor in the document’s own layout',
      '{\n  "config": {|}\n}',
      '{\n  "config": {\n    "mediaType": "application/wasm",\n    "digest": "sha256:ab",\n    "size": 7\n  }\n}',
    ],
    [
      'sets digest and size, and keeps a media type that was chosen',
      '{ "layers": [{ "mediaType": "text/x", "digest": "sha256:|00", "size": 1 }] }',
      '{ "layers": [{ "mediaType": "text/x", "digest": "sha256:ab", "size": 7 }] }',
    ],
    [
      'sets a media type that is still empty',
      '{ "config": { "mediaType": "|" } }',
      '{ "config": { "mediaType": "application/wasm", "digest": "sha256:ab", "size": 7 } }',
    ],
    [
      'puts what is missing before what comes later',
      '{ "config": {| "annotations": {} } }',
      '{ "config": { "mediaType": "application/wasm", "digest": "sha256:ab", "size": 7, "annotations": {} } }',
    ],
    [
      'types the value behind a name that has none yet',
      '{ "config": { "mediaType": "text/x", "size": 1, "digest":| } }',
      '{ "config": { "mediaType": "text/x", "size": 7, "digest": "sha256:ab" } }',
    ],
    [
      'removes embedded data, which is that of other content',
      '{ "config": { "mediaType": "text/x", "digest": "x", "size": 2, "data": "e3|0=" } }',
      '{ "config": { "mediaType": "text/x", "digest": "sha256:ab", "size": 7 } }',
    ],
    [
      'is meant for the descriptor around annotations and platforms',
      '{ "config": { "mediaType": "text/x", "annotations": { "a": "|b" } } }',
      '{ "config": { "mediaType": "text/x", "digest": "sha256:ab", "size": 7, "annotations": { "a": "b" } } }',
    ],
  ];
  for (const [what, before, after] of cases) {
    it(what, () => assert.equal(insertAt(before), after));
  }

  it('replaces what a template gave as an example', () => {
    const { text } = templates.find(({ id }) => id === 'artifact-files')!;
    const { layers } = parsed(insertAt(text.replace('"sha256:"', '"sha256:|"')));
    const annotations = { 'org.opencontainers.image.title': 'a.wasm' };
    const { mediaType, digest, size } = file;
    assert.deepEqual(layers, [{ mediaType, digest, size, annotations }]);
  });

  const image = '"config": { "mediaType": "application/vnd.oci.image.config.v1+json" }';
  const artifact = '"config": { "mediaType": "application/vnd.oci.empty.v1+json" }';
  const descriptor = '{ "mediaType": "application/wasm", "digest": "sha256:ab", "size": 7 }';

  it('appends a layer to the layers of an image', () => {
    assert.equal(insertAt(`{ ${image}, "layers": [|] }`), `{ ${image}, "layers": [${descriptor}] }`);
  });

  it('gives the file’s name to the layers of an artifact, for oras', () => {
    const annotated = descriptor.replace(
      ' }',
      ', "annotations": { "org.opencontainers.image.title": "a.wasm" } }',
    );
    assert.deepEqual(parsed(insertAt(`{ ${artifact}, "layers": [|] }`)).layers, [JSON.parse(annotated)]);
  });

  it('does not double a comma that was typed for the new layer, and leaves no empty line', () => {
    assert.equal(
      insertAt('{\n  "layers": [\n    { "size": 1 },\n    |\n  ]\n}'),
      `{\n  "layers": [\n    { "size": 1 },\n    ${descriptor}\n  ]\n}`,
    );
    assert.deepEqual(parsed(insertAt('{ "layers": [{ "size": 1 },|] }')).layers?.length, 2);
  });

  it('has no place for a descriptor elsewhere', () => {
    assert.equal(insertAt('{ "schemaVersion": |2 }'), undefined);
    assert.equal(insertAt('{ "annotations": { "a": "|" } }'), undefined);
    assert.equal(insertAt('|'), undefined);
  });
});
