import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { refactor } from '#helpers/refactor';

const empty =
  '"mediaType": "application/vnd.oci.empty.v1+json", "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2';
const layers =
  '"layers": [{ "mediaType": "application/vnd.example.model.v1", "digest": "$2", "size": 3422 }]';
const ociType = '"mediaType": "application/vnd.oci.image.manifest.v1+json"';

/** The text on one line, to compare content and order only. */
const flat = (text: string): string => JSON.stringify(JSON.parse(text));

describe('inserting what is canonical', () => {
  it('gives a document its media type', () => {
    const before = `{ "schemaVersion": 2, "config": { ${empty} }, ${layers} }`;
    assert.match(
      refactor(before).apply('Set mediaType to application/vnd.oci.image.manifest.v1+json'),
      /^\{ "schemaVersion": 2, "mediaType": "application\/vnd\.oci\.image\.manifest\.v1\+json", "config": /,
    );
  });

  it('begins an artifact with the empty config and the type that it needs then', () => {
    const after = refactor(`{ "schemaVersion": 2, ${ociType}, ${layers} }`).apply(
      'Insert the empty config and artifactType application/vnd.example.model.v1',
    );
    assert(
      flat(after).startsWith(
        flat(
          `{ "schemaVersion": 2, ${ociType}, "artifactType": "application/vnd.example.model.v1", "config": { ${empty} } }`,
        ).slice(0, -1),
      ),
    );
  });

  it('inserts the empty config alone where the artifact has its type', () => {
    const typed = `{ "schemaVersion": 2, ${ociType}, "artifactType": "application/vnd.example.model.v1", ${layers} }`;
    const { apply, titles } = refactor(typed);
    assert(flat(apply('Insert the empty config')).includes(flat(`{ "config": { ${empty} } }`).slice(1, -1)));
    assert(!titles.some((title) => title.includes('and artifactType')));
  });

  it('inserts nothing beside a config that is being typed', () => {
    const typing = `{ "schemaVersion": 2, ${ociType}, ${layers}, "config": }`;
    assert(!refactor(typing).titles.some((title) => title.startsWith('Insert')));
  });

  it('gives an artifact without files the empty layer', () => {
    const before = `{ "schemaVersion": 2, ${ociType}, "artifactType": "a/b", "config": { ${empty} }, "lay|ers": [] }`;
    assert(
      refactor(before).apply('Add the empty descriptor as the layer').endsWith(`"layers": [{ ${empty} }] }`),
    );
  });

  it('turns a withdrawn artifact manifest into an image manifest', () => {
    const before = `{ "mediaType": "application/vnd.oci.artifact.manifest.v1+json", "artifactType": "application/vnd.example.sbom", "blobs": [{ "mediaType": "text/plain", "digest": "$1", "size": 3 }] }`;
    const after = JSON.parse(
      refactor(before).apply('Convert it to an image manifest with the empty config'),
    ) as Record<string, unknown>;
    assert.deepEqual(Object.keys(after), ['schemaVersion', 'mediaType', 'artifactType', 'config', 'layers']);
  });
});
