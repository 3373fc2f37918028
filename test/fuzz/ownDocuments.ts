import {
  config,
  dockerManifestList,
  image,
  index,
  layer,
  manifestDescriptor,
  platform,
} from '#helpers/documents';
import { writeOutDigests } from '#helpers/markedText';
import type { Seed } from './seeds';

const digest = (number: number): string => `sha256:${number.toString(16).padStart(64, '0')}`;

/** Texts that are long enough to be read in parts once they are edited. */
const longDocuments: Readonly<Record<string, string>> = {
  'long index': index({
    manifests: Array.from({ length: 60 }, (_, number) =>
      manifestDescriptor({
        digest: digest(number),
        size: 500 + number,
        platform: platform({ architecture: number % 2 === 0 ? 'amd64' : 'arm64' }),
        annotations: { 'org.opencontainers.image.ref.name': `v1.${number}` },
      }),
    ),
  }),
  'long manifest': image({
    layers: Array.from({ length: 90 }, (_, number) =>
      layer({ digest: digest(number), annotations: { 'org.opencontainers.image.title': `${number}.txt` } }),
    ),
  }),
  'long config': config({
    history: Array.from({ length: 150 }, (_, number) => ({
      created: '2026-01-02T03:04:05Z',
      created_by: `RUN step ${number} # of many that are alike`,
      empty_layer: number > 0,
    })),
  }),
};

/** Files that tools write, and that rule pages show seldom or never. */
const otherFiles: Readonly<Record<string, readonly [fileName: string, content: unknown]>> = {
  'docker save of one image': [
    'manifest.json',
    [
      {
        Config: `blobs/sha256/${'a'.repeat(64)}`,
        RepoTags: ['example:1.0', 'localhost:5000/example:1.0'],
        Layers: [`blobs/sha256/${'b'.repeat(64)}`],
        LayerSources: {
          [`sha256:${'b'.repeat(64)}`]: {
            mediaType: 'application/vnd.docker.image.rootfs.diff.tar',
            size: 1024,
            digest: `sha256:${'b'.repeat(64)}`,
          },
        },
      },
    ],
  ],
  'docker save of two images': [
    'manifest.json',
    [
      { Config: `${'c'.repeat(64)}.json`, RepoTags: ['a:b'], Layers: ['d/layer.tar', 'e/layer.tar'] },
      { Config: `${'f'.repeat(64)}.json`, RepoTags: null, Layers: [], Parent: digest(1) },
    ],
  ],
  layout: ['oci-layout', { imageLayoutVersion: '1.0.0' }],
  'project file': [
    '.oci-manifest.json',
    {
      specification: '1.1',
      rules: { 'required-property': 'warning', 'digest-placeholder': 'off' },
      consumers: ['docker', 'containerd'],
      overrides: [{ files: ['**/*.json'], kind: 'image-manifest', rules: { 'required-property': 'off' } }],
      mediaTypes: [{ type: 'application/vnd.example.thing.v1', title: 'a thing', roles: ['layer'] }],
      baseline: [{ file: 'a.json', rule: 'required-property', path: 'layers[0].digest' }],
      requiredAnnotations: { 'image-manifest': ['org.opencontainers.image.source'] },
    },
  ],
  'schema 1': [
    'manifest.json',
    {
      schemaVersion: 1,
      name: 'example',
      tag: 'latest',
      architecture: 'amd64',
      fsLayers: [{ blobSum: digest(1) }],
      history: [{ v1Compatibility: '{"id":"a","architecture":"amd64","os":"linux"}' }],
    },
  ],
  'artifact manifest': [
    'manifest.json',
    {
      mediaType: 'application/vnd.oci.artifact.manifest.v1+json',
      artifactType: 'application/vnd.example.thing.v1',
      blobs: [{ mediaType: 'text/plain', digest: digest(2), size: 3 }],
      subject: manifestDescriptor({ digest: digest(3) }),
    },
  ],
  'Wasm config': [
    'config.json',
    {
      created: '2026-01-02T03:04:05Z',
      architecture: 'wasm',
      os: 'wasip2',
      layerDigests: [digest(4)],
      component: {
        exports: ['wasi:http/incoming-handler@0.2.0'],
        imports: [],
        target: 'wasi:http/proxy@0.2.0',
      },
    },
  ],
};

/** Documents of the kinds, and of the lengths, that neither rule pages nor templates have. */
export function ownDocuments(): readonly Seed[] {
  const long = { ...longDocuments, 'manifest list': dockerManifestList() };
  return [
    ...Object.entries(long).map(([name, text]) => ({ name, text: writeOutDigests(text), options: {} })),
    ...Object.entries(otherFiles).map(([name, [fileName, content]]) => ({
      name,
      text: JSON.stringify(content, null, 2),
      options: { fileName },
    })),
  ];
}
