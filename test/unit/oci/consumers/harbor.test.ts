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

const foreign = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';

describe('Harbor', () => {
  const cases: [string, string, outcome: string][] = [
    ['an image', image(), 'takes harbor/stores'],
    ['an artifact', artifact(), 'takes harbor/stores'],
    ['a manifest list of Docker', dockerManifestList(), 'takes harbor/stores'],
    ['a manifest without layers', image({ layers: undefined }), 'takes harbor/stores'],
    ['a subject that is not there', artifact({ subject: manifestDescriptor() }), 'takes harbor/stores'],
    [
      'urls of a tar layer, which distribution refuses by default',
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
      'a foreign layer without urls',
      dockerManifest({ layers: [dockerLayer({ mediaType: foreign })] }),
      'refuses harbor/foreign-without-urls',
    ],
  ];
  for (const [name, text, outcome] of cases)
    it(`${outcome}: ${name}`, () => {
      assert.equal(outcomeOn('harbor', 'push', text), outcome);
    });
});
