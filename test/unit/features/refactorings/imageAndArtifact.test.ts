import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { emptyDescriptor, image, imageConfigDescriptor, layer, type Members } from '#helpers/documents';
import { refactor } from '#helpers/refactor';
import { writeOutDigests } from '#helpers/markedText';

const type = 'application/vnd.example.model.v1';
const imageOf = (overrides: Members = {}): string =>
  writeOutDigests(image({ layers: [layer({ mediaType: type })], ...overrides }));
const ordinary = imageOf();
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

  it('has a type to be written over where the layers tell none', () => {
    const files = [layer({ mediaType: type }), layer({ mediaType: 'text/plain' })];
    const conversions = refactor(image({ layers: files })).titles.filter((title) =>
      title.startsWith('Convert to an artifact'),
    );
    assert.deepEqual(conversions, [
      'Convert to an artifact of type application/vnd.unknown.artifact.v1 with the empty config; the image config is dropped',
    ]);
  });

  it('leaves an image alone that has a root filesystem', () => {
    assert(!refactor(image()).titles.some((title) => title.startsWith('Convert to an artifact')));
  });

  it('leaves an artifact of a known format alone', () => {
    const layers = [layer({ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip' }), layer()];
    const chart = image({
      config: imageConfigDescriptor({ mediaType: 'application/vnd.cncf.helm.config.v1+json' }),
      layers,
    });
    assert(!refactor(chart).titles.some((title) => title.startsWith('Convert to a')));
  });

  it('leaves an image with artifactType to the fixes of its finding', () => {
    assert(!refactor(withType).titles.some((title) => title.startsWith('Convert to an artifact')));
  });

  /** An artifact of no known format whose layer is one of a root filesystem. */
  const withRootfs = (config: string): string =>
    writeOutDigests(image({ artifactType: type, config: imageConfigDescriptor({ mediaType: config }) }));

  it('makes an artifact an image by types alone', () => {
    const artifact = withRootfs('application/vnd.example.config.v1+json');
    assert.equal(
      refactor(artifact).apply('Convert to a container image without artifactType; '),
      writeOutDigests(image()),
    );
  });

  it('makes no image of an artifact without layers for a root filesystem', () => {
    const artifact = withType.replace('vnd.oci.image.config.v1+json', 'vnd.example.config.v1+json');
    assert(!refactor(artifact).titles.some((title) => title.startsWith('Convert to a container image')));
  });

  it('makes no image of an artifact without a config', () => {
    const artifact = withRootfs('application/vnd.oci.empty.v1+json');
    assert.match(refactor(artifact).reason('Convert to a container image') ?? '', /this one is empty/);
  });
});
