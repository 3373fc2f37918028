import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { outcomeOn } from '#helpers/consumers';
import {
  artifact,
  dockerManifest,
  image,
  index,
  layer,
  manifestDescriptor,
  platform,
} from '#helpers/documents';

const someone = index({
  manifests: [manifestDescriptor({ platform: platform({ architecture: undefined }) })],
});

describe('zot', () => {
  const cases: [string, string, outcome: string, version?: string][] = [
    ['an image', image(), 'takes zot/stores'],
    ['an artifact', artifact(), 'takes zot/stores'],
    ['an index', index(), 'takes zot/stores'],
    ['a manifest without mediaType', image({ mediaType: undefined }), 'takes zot/stores'],
    ['an empty list of layers', image({ layers: [] }), 'takes zot/stores'],
    ['a negative size', image({ layers: [layer({ size: -1 })] }), 'takes zot/stores'],
    ['a manifest of Docker', dockerManifest(), 'refuses zot/types'],
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
  ];
  for (const [name, text, outcome, version] of cases)
    it(`${outcome}: ${name}${version === undefined ? '' : `, in ${version}`}`, () => {
      assert.equal(outcomeOn(version === undefined ? 'zot' : `zot@${version}`, 'push', text), outcome);
    });
});
