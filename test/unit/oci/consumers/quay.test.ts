import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { outcomeOn } from '#helpers/consumers';
import {
  artifact,
  dockerLayer,
  dockerManifest,
  image,
  index,
  layer,
  manifestDescriptor,
  platform,
} from '#helpers/documents';

const plainTar = 'application/vnd.docker.image.rootfs.diff.tar';
const nondistributable = 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip';

describe('Quay', () => {
  const cases: [string, string, outcome: string, version?: string][] = [
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
  ];
  for (const [name, text, outcome, version] of cases)
    it(`${outcome}: ${name}${version === undefined ? '' : `, in ${version}`}`, () => {
      assert.equal(outcomeOn(version === undefined ? 'quay' : `quay@${version}`, 'push', text), outcome);
    });
});
