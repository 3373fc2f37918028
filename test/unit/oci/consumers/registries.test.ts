import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { outcomeOn, testPushes } from '#helpers/consumers';
import {
  artifact,
  config,
  dockerLayer,
  dockerManifest,
  dockerManifestList,
  emptyDescriptor,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  platform,
} from '#helpers/documents';

describe('distribution', () => {
  const urls = ['https://example.com/layer.tar.gz'];
  const foreign = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';
  const longDigest = `sha512:${'0'.repeat(128)}`;
  const unknownDigest = `md5:${'0'.repeat(32)}`;

  testPushes('distribution', [
    ['an image', image(), 'takes distribution/stores'],
    ['an artifact', artifact(), 'takes distribution/stores'],
    ['a manifest list of Docker', dockerManifestList(), 'takes distribution/stores'],
    ['a manifest without mediaType', image({ mediaType: undefined }), 'takes distribution/stores'],
    ['a manifest without layers', image({ layers: undefined }), 'takes distribution/stores'],
    ['an index without manifests', index({ manifests: undefined }), 'takes distribution/stores'],
    ['a negative size', image({ layers: [layer({ size: -1 })] }), 'takes distribution/stores'],
    ['a SHA-512 digest', image({ layers: [layer({ digest: longDigest })] }), 'takes distribution/stores'],
    ['a subject that is not there', artifact({ subject: manifestDescriptor() }), 'takes distribution/stores'],
    [
      'a manifest without schemaVersion',
      image({ schemaVersion: undefined }),
      'refuses distribution/schema-version',
    ],
    ['an index with schemaVersion 1', index({ schemaVersion: 1 }), 'refuses distribution/schema-version'],
    [
      'an OCI manifest of an unknown type',
      image({ mediaType: 'application/vnd.example.manifest.v1+json' }),
      'refuses distribution/media-type',
    ],
    ['a manifest without config', image({ config: undefined }), 'refuses distribution/config-missing'],
    [
      'a digest of another algorithm',
      image({ layers: [layer({ digest: unknownDigest })] }),
      'refuses distribution/digests',
    ],
    [
      'a digest of another algorithm in an index',
      index({ manifests: [manifestDescriptor({ digest: unknownDigest })] }),
      'refuses distribution/digests',
    ],
    ['urls of a tar layer', image({ layers: [layer({ urls })] }), 'refuses distribution/urls'],
    [
      'urls of another layer',
      artifact({ layers: [layer({ mediaType: 'text/plain', urls })] }),
      'takes distribution/stores',
    ],
    [
      'urls of a foreign layer',
      dockerManifest({ layers: [dockerLayer({ mediaType: foreign, urls })] }),
      'refuses distribution/urls',
    ],
    [
      'a foreign layer without urls',
      dockerManifest({ layers: [dockerLayer({ mediaType: foreign })] }),
      'refuses distribution/foreign-without-urls',
    ],
    ['a manifest with manifests', image({ manifests: [] }), 'refuses distribution/ambiguous', '2.8.1'],
    ['a manifest with manifests', image({ manifests: [] }), 'takes distribution/stores', '2.7.1'],
    ['manifests that are null', image({ manifests: null }), 'takes distribution/stores', '2.8.1'],
    [
      'more than 4 MiB',
      artifact({ annotations: { 'com.example.text': 'x'.repeat(4_194_304) } }),
      'refuses distribution/manifest-size',
    ],
  ]);
});

describe('Harbor', () => {
  const foreign = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';

  testPushes('harbor', [
    ['an image', image(), 'takes harbor/stores'],
    ['an artifact', artifact(), 'takes harbor/stores'],
    ['a manifest list of Docker', dockerManifestList(), 'takes harbor/stores'],
    ['a manifest without layers', image({ layers: undefined }), 'takes harbor/stores'],
    ['a subject that is not there', artifact({ subject: manifestDescriptor() }), 'takes harbor/stores'],
    [
      'urls of a tar layer, which CNCF Distribution refuses by default',
      image({ layers: [layer({ urls: ['https://example.com/layer.tar.gz'] })] }),
      'takes harbor/stores',
    ],
    ['an index with schemaVersion 1', index({ schemaVersion: 1 }), 'refuses harbor/schema-version'],
    ['an index with layers', index({ layers: [] }), 'refuses harbor/ambiguous'],
    [
      'a manifest of an unknown type',
      image({ mediaType: 'application/vnd.example.manifest.v1+json' }),
      'refuses harbor/media-type',
    ],
    ['a manifest without config', image({ config: undefined }), 'refuses harbor/config-missing'],
    [
      'a digest of another algorithm',
      image({ layers: [layer({ digest: `md5:${'0'.repeat(32)}` })] }),
      'refuses harbor/digests',
    ],
    [
      'a digest of another algorithm, of a layer with urls',
      image({
        layers: [layer({ digest: `md5:${'0'.repeat(32)}`, urls: ['https://example.com/layer.tar.gz'] })],
      }),
      'takes harbor/stores',
    ],
    [
      'a foreign layer without urls',
      dockerManifest({ layers: [dockerLayer({ mediaType: foreign })] }),
      'refuses harbor/foreign-without-urls',
    ],
  ]);
});

describe('Quay', () => {
  const plainTar = 'application/vnd.docker.image.rootfs.diff.tar';
  const nondistributable = 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip';

  testPushes('quay', [
    ['an image', image(), 'takes quay/stores'],
    ['an artifact', artifact(), 'takes quay/stores'],
    ['an artifact', artifact(), 'takes quay/stores', '3.12'],
    ['an artifact', artifact(), 'refuses quay/listed-types', '3.11'],
    ['an artifact', artifact(), 'refuses quay/listed-types', '3.8.0'],
    ['an image', image(), 'takes quay/stores', '3.8.0'],
    ['a manifest of Docker', dockerManifest(), 'takes quay/stores'],
    [
      'a plain layer of Docker',
      dockerManifest({ layers: [dockerLayer({ mediaType: plainTar })] }),
      'refuses quay/docker-types',
    ],
    [
      'an unknown type in an index',
      index({ manifests: [manifestDescriptor({ mediaType: 'application/vnd.example.thing.v1' })] }),
      'refuses quay/children',
    ],
    ['a manifest list of Docker', dockerManifestList(), 'takes quay/stores'],
    [
      'an OCI manifest in a manifest list of Docker',
      dockerManifestList({ manifests: [manifestDescriptor({ platform: platform() })] }),
      'refuses quay/list-children',
    ],
    [
      'a manifest of Docker without a platform in such a list',
      dockerManifestList({
        manifests: [
          manifestDescriptor({ mediaType: 'application/vnd.docker.distribution.manifest.v2+json' }),
        ],
      }),
      'refuses quay/list-children',
    ],
    ['a negative size', image({ layers: [layer({ size: -1 })] }), 'refuses quay/negative-sizes'],
    [
      'a nondistributable layer without urls',
      image({ layers: [layer({ mediaType: nondistributable })] }),
      'refuses quay/remote-layers',
    ],
    ['a manifest without schemaVersion', image({ schemaVersion: undefined }), 'refuses quay/schema-version'],
    ['a manifest without layers', image({ layers: undefined }), 'refuses quay/required'],
    [
      'a platform without os',
      index({ manifests: [manifestDescriptor({ platform: platform({ os: undefined }) })] }),
      'refuses quay/platform',
    ],
  ]);
});

describe('zot', () => {
  const someone = index({
    manifests: [manifestDescriptor({ platform: platform({ architecture: undefined }) })],
  });

  testPushes('zot', [
    ['an image', image(), 'takes zot/stores'],
    ['an artifact', artifact(), 'takes zot/stores'],
    ['an index', index(), 'takes zot/stores'],
    ['a manifest without mediaType', image({ mediaType: undefined }), 'takes zot/stores'],
    ['an empty list of layers', image({ layers: [] }), 'takes zot/stores'],
    ['a negative size', image({ layers: [layer({ size: -1 })] }), 'takes zot/stores'],
    ['a manifest of Docker', dockerManifest(), 'perhaps takes zot/docker-formats, refuses zot/types'],
    [
      'a manifest of an unknown type',
      image({ mediaType: 'application/vnd.example.manifest.v1+json' }),
      'refuses zot/unknown-types',
    ],
    ['a manifest without layers', image({ layers: undefined }), 'refuses zot/required'],
    ['an index without manifests', index({ manifests: undefined }), 'refuses zot/required'],
    ['a manifest without schemaVersion', image({ schemaVersion: undefined }), 'refuses zot/schema-version'],
    ['a manifest without schemaVersion', image({ schemaVersion: undefined }), 'takes zot/stores', '1.4.3'],
    [
      'a layer whose type has a parameter',
      artifact({ layers: [layer({ mediaType: 'text/plain; charset=utf-8' })] }),
      'refuses zot/type-syntax',
    ],
    [
      'a layer whose type has a parameter',
      artifact({ layers: [layer({ mediaType: 'text/plain; charset=utf-8' })] }),
      'takes zot/stores',
      '2.1.2',
    ],
    ['an artifactType that is a word', artifact({ artifactType: 'sbom' }), 'refuses zot/type-syntax'],
    [
      'a digest without algorithm',
      image({ layers: [layer({ digest: '0000' })] }),
      'refuses zot/digest-syntax',
    ],
    ['a platform without architecture', someone, 'refuses zot/platform'],
    [
      'more than 4 MiB',
      artifact({ annotations: { 'com.example.text': 'x'.repeat(4_194_304) } }),
      'refuses zot/manifest-size',
    ],
    [
      'more than 4 MiB',
      artifact({ annotations: { 'com.example.text': 'x'.repeat(4_194_304) } }),
      'takes zot/stores',
      '2.1.15',
    ],
  ]);
});

// What is known of them is what they document, and what people report: nobody can read their code.
describe('registries and services whose code nobody can read', () => {
  const thing = 'application/vnd.example.thing.v1';
  const cases: [string, 'push' | 'run', string, string, outcome: string][] = [
    [
      'ecr',
      'push',
      'a subject with platform',
      artifact({ subject: manifestDescriptor({ platform: platform() }) }),
      'refuses ecr/members',
    ],
    ['ecr', 'push', 'a subject', artifact({ subject: manifestDescriptor() }), 'takes ecr/formats'],
    [
      'ecr',
      'push',
      'platform.features',
      dockerManifestList({ manifests: [manifestDescriptor({ platform: platform({ features: ['sse4'] }) })] }),
      'refuses ecr/members',
    ],
    [
      'ecr',
      'push',
      'an empty config',
      artifact({ config: emptyDescriptor({ size: 0 }) }),
      'refuses ecr/empty-blobs',
    ],
    [
      'ecr',
      'push',
      '501 layers',
      image({ layers: Array<unknown>(501).fill(layer()) }),
      'refuses ecr/layer-count',
    ],
    ['ecr', 'push', '500 layers', image({ layers: Array<unknown>(500).fill(layer()) }), 'takes ecr/formats'],
    [
      'ecr',
      'push',
      'an artifactType with a parameter',
      artifact({ artifactType: 'application/vnd.dev.sigstore.bundle+json;version=0.2' }),
      'refuses ecr/type-syntax',
    ],
    [
      'ecr',
      'push',
      'a layer whose type has a parameter',
      artifact({ layers: [layer({ mediaType: 'text/plain; charset=utf-8' })] }),
      'refuses ecr/type-syntax',
    ],
    ['ecr', 'push', 'an image', image(), 'takes ecr/formats'],

    ['gitlab', 'push', 'an image', image(), 'takes gitlab/stores'],
    ['gitlab', 'push', 'an index', index(), 'takes gitlab/stores'],
    [
      'gitlab',
      'push',
      'a chart',
      image({
        config: imageConfigDescriptor({ mediaType: 'application/vnd.cncf.helm.config.v1+json' }),
        layers: [layer({ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip' })],
      }),
      'takes gitlab/charts',
    ],
    ['gitlab', 'push', 'an unknown artifactType', artifact({ artifactType: thing }), 'refuses gitlab/types'],
    [
      'gitlab',
      'push',
      'an image with an unknown artifactType',
      image({ artifactType: thing }),
      'refuses gitlab/types',
    ],
    [
      'gitlab',
      'push',
      'an unknown config',
      image({ config: imageConfigDescriptor({ mediaType: thing }) }),
      'refuses gitlab/types',
    ],
    [
      'gitlab',
      'push',
      'an unknown layer',
      artifact({ artifactType: 'application/spdx+json', layers: [layer({ mediaType: thing })] }),
      'unknown',
    ],
    [
      'gitlab',
      'push',
      'a Wasm component',
      image({ config: imageConfigDescriptor({ mediaType: 'application/vnd.wasm.config.v0+json' }) }),
      'takes gitlab/stores',
    ],
    [
      'gitlab',
      'push',
      'a subject with platform',
      image({ subject: manifestDescriptor({ platform: platform() }) }),
      'perhaps refuses gitlab/subject-first, takes gitlab/subject-there',
    ],

    ['lambda', 'run', 'an image', image(), 'perhaps refuses lambda/other-systems, takes lambda/images'],
    [
      'lambda',
      'run',
      'an image with a layer that is not compressed',
      image({ layers: [layer({ mediaType: 'application/vnd.oci.image.layer.v1.tar' })] }),
      'perhaps refuses lambda/other-systems, unknown',
    ],
    [
      'lambda',
      'run',
      'an image with a layer that is not a tar archive',
      image({ layers: [layer({ mediaType: 'application/wasm' })] }),
      'unknown',
    ],
    ['lambda', 'run', 'an index', index(), 'refuses lambda/types'],
    ['lambda', 'run', 'a manifest list', dockerManifestList(), 'refuses lambda/types'],
    ['lambda', 'run', 'an artifact', artifact(), 'refuses lambda/types'],

    ['artifactory', 'push', 'an image config without history', config(), 'refuses artifactory/history'],
    ['artifactory', 'push', 'an image config with history', config({ history: [{}] }), 'unknown'],
    ['artifactory', 'push', 'an image', image(), 'perhaps refuses artifactory/history, unknown'],

    ['ghcr', 'push', 'an artifact', artifact({ artifactType: thing }), 'takes ghcr/any-artifact'],
    ['ghcr', 'push', 'an image', image(), 'takes ghcr/formats'],
    ['ghcr', 'push', 'a manifest list', dockerManifestList(), 'takes ghcr/formats'],
    ['docker-hub', 'push', 'an artifact', artifact({ artifactType: thing }), 'takes docker-hub/subject'],
    ['docker-hub', 'push', 'an image', image(), 'takes docker-hub/images'],
    ['docker-hub', 'push', 'an index', index(), 'takes docker-hub/images'],
  ];
  for (const [consumer, operation, name, text, outcome] of cases)
    it(`${consumer}, ${outcome}: ${name}`, () => {
      assert.equal(outcomeOn(consumer, operation, text), outcome);
    });
});
