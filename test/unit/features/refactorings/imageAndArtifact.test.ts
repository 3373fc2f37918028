import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { emptyDescriptor, image, layer, type Members } from '#helpers/documents';
import { refactor } from '#helpers/refactor';
import { writeOutDigests } from '#helpers/markedText';

const type = 'application/vnd.example.model.v1';
const imageOf = (overrides: Members = {}): string =>
  writeOutDigests(image({ layers: [layer({ mediaType: type })], ...overrides }));
const ordinary = imageOf();
const withLayers = imageOf({ artifactType: type, layers: [layer()] });
const withType = imageOf({ artifactType: type });

describe('converting between image and artifact', () => {
  it('gives an image the empty config, and says that the image config goes', () => {
    assert.equal(
      refactor(ordinary).apply(
        'Convert to an artifact of type application/vnd.example.model.v1 with the empty config; the image config is dropped',
      ),
      imageOf({ artifactType: type, config: emptyDescriptor() }),
    );
  });

  it('keeps the config under a type of the artifact’s own', () => {
    assert.equal(
      refactor(ordinary).apply(
        'Convert to an artifact of type application/vnd.example.model.v1 and keep the config as ',
      ),
      withType.replace('vnd.oci.image.config.v1+json', 'vnd.example.model.config.v1+json'),
    );
  });

  it('has a type to be written over where the layers tell none', () => {
    const conversions = refactor(image()).titles.filter((title) =>
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
    const artifact = withLayers.replace('vnd.oci.image.config.v1+json', 'vnd.example.config.v1+json');
    assert.equal(
      refactor(artifact).apply('Convert to a container image without artifactType; '),
      imageOf({ layers: [layer()] }),
    );
  });

  it('makes no image of what has no layer of an image, such as a Helm chart', () => {
    const artifact = withType.replace('vnd.oci.image.config.v1+json', 'vnd.cncf.helm.config.v1+json');
    assert(!refactor(artifact).titles.some((title) => title.startsWith('Convert to a container image')));
  });

  it('makes no image of an artifact without a config', () => {
    const artifact = withLayers.replace('vnd.oci.image.config.v1+json', 'vnd.oci.empty.v1+json');
    assert.match(refactor(artifact).reason('Convert to a container image') ?? '', /this one is empty/);
  });
});
