import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { outcomeOn } from '#helpers/consumers';
import {
  artifact,
  config,
  dockerManifestList,
  emptyDescriptor,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  platform,
} from '#helpers/documents';

const thing = 'application/vnd.example.thing.v1';

// What these registries and services do otherwise is not known: nobody can read their code.
describe('registries and services whose code nobody can read', () => {
  const cases: [string, 'push' | 'run', string, string, outcome: string][] = [
    [
      'ecr',
      'push',
      'a subject with platform',
      artifact({ subject: manifestDescriptor({ platform: platform() }) }),
      'refuses ecr/members',
    ],
    ['ecr', 'push', 'a subject', artifact({ subject: manifestDescriptor() }), 'unknown'],
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
    ['ecr', 'push', '500 layers', image({ layers: Array<unknown>(500).fill(layer()) }), 'unknown'],
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
    ['ecr', 'push', 'an image', image(), 'unknown'],

    ['gitlab', 'push', 'an image', image(), 'unknown'],
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
      'a WebAssembly component',
      image({ config: imageConfigDescriptor({ mediaType: 'application/vnd.wasm.config.v0+json' }) }),
      'unknown',
    ],
    [
      'gitlab',
      'push',
      'a subject with platform',
      image({ subject: manifestDescriptor({ platform: platform() }) }),
      'unknown',
    ],

    ['lambda', 'run', 'an image', image(), 'unknown'],
    ['lambda', 'run', 'an index', index(), 'refuses lambda/types'],
    ['lambda', 'run', 'a manifest list', dockerManifestList(), 'refuses lambda/types'],
    ['lambda', 'run', 'an artifact', artifact(), 'refuses lambda/types'],

    ['artifactory', 'push', 'an image config without history', config(), 'refuses artifactory/history'],
    ['artifactory', 'push', 'an image config with history', config({ history: [{}] }), 'unknown'],
    ['artifactory', 'push', 'an image', image(), 'perhaps refuses artifactory/history, unknown'],

    ['ghcr', 'push', 'an artifact', artifact({ artifactType: thing }), 'unknown'],
    ['docker-hub', 'push', 'an artifact', artifact({ artifactType: thing }), 'unknown'],
  ];
  for (const [consumer, operation, name, text, outcome] of cases)
    it(`${consumer}, ${outcome}: ${name}`, () => {
      assert.equal(outcomeOn(consumer, operation, text), outcome);
    });
});
