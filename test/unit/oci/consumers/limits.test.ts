import { describe } from 'mocha';
import { testOutcomes, testPushes } from '#helpers/consumers';
import { artifact, config, image, index, layer, manifestDescriptor, platform } from '#helpers/documents';

describe('the limits of a consumer, as what becomes of documents', () => {
  testPushes('ecr', [
    ['an image', image(), 'takes ecr/formats'],
    ['a subject without a platform', image({ subject: manifestDescriptor() }), 'takes ecr/formats'],
    [
      'a subject with a platform',
      image({ subject: manifestDescriptor({ platform: platform() }) }),
      'refuses ecr/members',
    ],
    [
      'an entry with features',
      index({ manifests: [manifestDescriptor({ platform: platform({ features: [] }) })] }),
      'refuses ecr/members',
    ],
    [
      'an entry without features',
      index({ manifests: [manifestDescriptor({ platform: platform() })] }),
      'takes ecr/formats',
    ],
    ['a layer without content', image({ layers: [layer({ size: 0 })] }), 'refuses ecr/empty-blobs'],
    ['a config without content', image({ config: layer({ size: 0 }) }), 'refuses ecr/empty-blobs'],
    ['a layer of one byte', image({ layers: [layer({ size: 1 })] }), 'takes ecr/formats'],
  ]);

  testPushes('ghcr', [['an image', image(), 'takes ghcr/formats']]);

  testPushes('artifactory', [
    ['an image, whose config nobody knows', image(), 'perhaps refuses artifactory/history, unknown'],
    ['an artifact', artifact(), 'unknown'],
    ['a config without history', config(), 'refuses artifactory/history'],
  ]);

  testOutcomes([
    [
      'runwasi',
      'run',
      image({ layers: [layer({ mediaType: 'application/vnd.wasm.content.layer.v1+wasm' })] }),
      'ignores runwasi/types',
    ],
  ]);
});
