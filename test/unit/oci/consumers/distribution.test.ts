import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { outcomeOn } from '#helpers/consumers';
import {
  artifact,
  dockerLayer,
  dockerManifest,
  dockerManifestList,
  image,
  index,
  layer,
  manifestDescriptor,
} from '#helpers/documents';

const urls = ['https://example.com/layer.tar.gz'];
const foreign = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';
const longDigest = `sha512:${'0'.repeat(128)}`;
const unknownDigest = `md5:${'0'.repeat(32)}`;

describe('distribution', () => {
  const cases: [string, string, outcome: string, version?: string][] = [
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
  ];
  for (const [name, text, outcome, version] of cases)
    it(`${outcome}: ${name}${version === undefined ? '' : `, in ${version}`}`, () => {
      const consumer = version === undefined ? 'distribution' : `distribution@${version}`;
      assert.equal(outcomeOn(consumer, 'push', text), outcome);
    });
});
