import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  dockerManifest,
  dockerManifestList,
  image,
  index,
  layer,
  manifestDescriptor,
  platform,
} from '#helpers/documents';
import { refactor } from '#helpers/refactor';
import { writeOutDigests } from '#helpers/markedText';
import { catalogueData } from '#schemas/catalogue/data';

const { mediaTypes } = catalogueData;

const docker = writeOutDigests(dockerManifest());
const oci = writeOutDigests(image());

/** An index with one entry of the given type. */
const indexOf = (entryType: string): string =>
  writeOutDigests(index({ manifests: [manifestDescriptor({ mediaType: entryType, platform: platform() })] }));
const dockerList = writeOutDigests(dockerManifestList());
const ociIndex = writeOutDigests(index());
const indexOfDocker = indexOf('application/vnd.docker.distribution.manifest.v2+json');

describe('converting between Docker’s format and the OCI’s', () => {
  it('gives a manifest, its config and its layers the types of the other format', () => {
    assert.equal(refactor(docker).apply('Convert to an OCI image manifest'), oci);
    assert.equal(refactor(oci).apply('Convert to a Docker image manifest'), docker);
  });

  it('takes an early Docker image for an image, whose config has a general type', () => {
    const early = docker.replace(
      'application/vnd.docker.container.image.v1+json',
      'application/octet-stream',
    );
    const { apply, titles } = refactor(early);
    assert.equal(apply('Convert to an OCI image manifest'), oci);
    assert.deepEqual(titles, ['Convert to an OCI image manifest']);
  });

  it('leaves the manifests that a list names as they are, or says that they must be converted too', () => {
    const { apply, titles } = refactor(dockerList);
    assert.equal(apply('Convert to an OCI image index with the same Docker manifests'), indexOfDocker);
    const whole = 'Convert to an OCI image index; the listed manifests must be converted too';
    assert(titles.includes(whole));
    assert.equal(apply(whole), ociIndex);
  });

  it('turns an index into a list, whatever its manifests were', () => {
    assert.equal(refactor(ociIndex).apply('Convert to a Docker manifest list'), dockerList);
    assert.equal(refactor(indexOfDocker).apply('Convert to a Docker manifest list'), dockerList);
  });

  it('adds the media type that Docker requires', () => {
    const untyped = oci.replace(/\n {2}"mediaType".*/, '');
    assert.equal(refactor(untyped).apply('Convert to a Docker image manifest'), docker);
  });

  it('says first what Docker’s format has no place for', () => {
    const rich = image({ layers: [layer({ annotations: { a: 'b' }, data: 'MQ==', size: 1 })] });
    const { titles, apply } = refactor(rich);
    const title = 'Convert to a Docker image manifest without annotations and data';
    assert(titles.includes(title));
    assert.equal(apply(title), docker.replace(/(layers[^]*"size": )\d+/, '$11'));
  });

  describe('gives the reason where the result would mean something else', () => {
    const subject = manifestDescriptor({ digest: '$3' });
    const artifactType = 'application/vnd.example.sbom';
    const attestation = manifestDescriptor({
      digest: '$4',
      platform: { architecture: 'unknown', os: 'unknown' },
      annotations: {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': '$1',
      },
    });
    const sums = [manifestDescriptor({ platform: platform() }), attestation];
    const layerOf = (mediaType: string) => image({ layers: [layer({ mediaType })] });
    for (const [what, text, reason] of [
      ['an image that is attached', image({ subject }), /no subject, by which/],
      ['an index that is attached', index({ subject }), /no subject, by which/],
      ['an image with a type', image({ artifactType }), /no artifactType, which says what the document is/],
      [
        'an index of artifacts',
        index({ manifests: [manifestDescriptor({ artifactType })] }),
        /what manifests\[0\] is/,
      ],
      ['an index with attestations', index({ manifests: sums }), /that manifests\[1\] is an attestation/],
      ['a cosign signature', layerOf('application/vnd.dev.cosign.simplesigning.v1+json'), /no type .*cosign/],
      ['a BuildKit attestation', layerOf('application/vnd.in-toto+json'), /no type .*in-toto/],
      ['an image for a Wasm runtime', layerOf('application/wasm'), /no type .*wasm/],
      [
        'an image with zstd layers',
        layerOf('application/vnd.oci.image.layer.v1.tar+zstd'),
        /types for gzip layers, but not for zstd layers/,
      ],
    ] as const)
      it(what, () => assert.match(refactor(text).reason('Convert to a Docker') ?? '', reason));
  });

  it('makes no Docker image of one that is known by its annotations', () => {
    const bottle = image({ annotations: { 'sh.brew.bottle.digest': '1' } });
    assert(!refactor(bottle).titles.some((title) => title.startsWith('Convert to a Docker')));
  });

  it('gives the reason where entries differ by their annotations only', () => {
    const entry = (digest: string, compression: string) =>
      manifestDescriptor({
        digest,
        platform: platform(),
        annotations: { 'io.github.containers.compression.zstd': compression },
      });
    const both = index({ manifests: [entry('$1', 'true'), entry('$2', 'false')] });
    assert.match(refactor(both).reason('Convert to a Docker') ?? '', /never choose this one/);
  });

  it('gives the reason where Docker has no word for a type', () => {
    const encrypted = oci.replace('tar+gzip', 'tar+gzip+encrypted');
    assert.equal(
      refactor(encrypted).reason('Convert to a Docker'),
      'Docker has no type that corresponds to "application/vnd.oci.image.layer.v1.tar+gzip+encrypted" of layers[0].',
    );
    const artifact = oci.replace('vnd.oci.image.config.v1+json', 'vnd.example.config.v1+json');
    // Docker has no format for artifacts.
    assert(!refactor(artifact).titles.some((title) => title.startsWith('Convert to a Docker')));
    const nested = indexOf('application/vnd.oci.image.index.v1+json');
    assert.equal(
      refactor(nested).reason('Convert to a Docker'),
      'A Docker manifest list cannot contain another list, but manifests[0] is one.',
    );
  });

  it('gives the reason where an OCI manifest would need more than the document says', () => {
    const empty = docker.replace('vnd.docker.container.image.v1+json', 'vnd.oci.empty.v1+json');
    assert.match(refactor(empty).reason('Convert to an OCI image manifest') ?? '', /artifactType/);
  });

  it('is offered at the root and its media type, and in whole documents only', () => {
    const offered = (text: string): boolean =>
      refactor(text).titles.some((title) => title.startsWith('Convert to a Docker'));
    assert(offered(oci.replace('"mediaType"', '"media|Type"')));
    assert(!offered(oci.replace('"digest"', '"dig|est"')));
    assert(!offered(oci.trimEnd().slice(0, -1)));
  });

  for (const { type, dockerTwin } of mediaTypes) {
    if (dockerTwin === undefined) continue;
    it(`takes ${type} for the twin of ${dockerTwin}`, () => {
      assert.equal(mediaTypes.find((entry) => entry.type === dockerTwin)?.ociTwin, type);
    });
  }
});
