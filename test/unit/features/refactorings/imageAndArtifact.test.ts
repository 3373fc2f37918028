import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { refactor } from '#helpers/refactor';
import { writeOutDigests } from '#helpers/markedText';

const empty = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
const image = writeOutDigests(`{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [
    { "mediaType": "application/vnd.example.model.v1", "digest": "$2", "size": 3422 }
  ]
}`);
const withType = image.replace(
  '\n  "config"',
  '\n  "artifactType": "application/vnd.example.model.v1",\n  "config"',
);

describe('converting between image and artifact', () => {
  it('gives an image the empty config, and says that the image config goes', () => {
    assert.equal(
      refactor(image).apply(
        'Convert to an artifact of type application/vnd.example.model.v1 with the empty config; the image config is dropped',
      ),
      withType.replace(
        /"config": .*/,
        `"config": { "mediaType": "application/vnd.oci.empty.v1+json", "digest": "${empty}", "size": 2 },`,
      ),
    );
  });

  it('keeps the config under a type of the artifact’s own', () => {
    assert.equal(
      refactor(image).apply(
        'Convert to an artifact of type application/vnd.example.model.v1 and keep the config as ',
      ),
      withType.replace('vnd.oci.image.config.v1+json', 'vnd.example.model.config.v1+json'),
    );
  });

  it('has a type to be written over where the layers tell none', () => {
    const ordinary = image.replace('vnd.example.model.v1', 'vnd.oci.image.layer.v1.tar+gzip');
    const conversions = refactor(ordinary).titles.filter((title) =>
      title.startsWith('Convert to an artifact'),
    );
    assert.deepEqual(conversions, [
      'Convert to an artifact of type application/vnd.unknown.artifact.v1 with the empty config; the image config is dropped',
    ]);
  });

  it('leaves an image with artifactType to the fixes of its finding', () => {
    assert(!refactor(withType).titles.some((title) => title.startsWith('Convert to an artifact')));
  });

  it('makes an artifact an image by types alone', () => {
    const artifact = withType.replace('vnd.oci.image.config.v1+json', 'vnd.example.config.v1+json');
    assert.equal(refactor(artifact).apply('Convert to a container image without artifactType; '), image);
  });

  it('makes no image of an artifact without a config', () => {
    const artifact = withType.replace('vnd.oci.image.config.v1+json', 'vnd.oci.empty.v1+json');
    assert.match(refactor(artifact).reason('Convert to a container image') ?? '', /this one is empty/);
  });
});
