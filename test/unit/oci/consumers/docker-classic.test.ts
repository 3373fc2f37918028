import { artifact, dockerManifest, image, index, layer, manifestDescriptor, print } from '#helpers/documents';
import { outcomeOn, withDiffIds } from '#helpers/consumers';
import { customConfig } from '#helpers/documents/artifacts';
import { testTable } from '#helpers/table';
import type { Operation } from '#schemas/catalogue/consumers';

type Row = readonly [consumer: string, operation: Operation, document: string, config?: unknown];

const many = (count: number) => image({ layers: Array.from({ length: count }, () => layer()) });
const mixed = image({ layers: [layer(), layer({ mediaType: 'application/wasm' })] });
const zstd = image({ layers: [layer({ mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd' })] });
const model = image({
  config: customConfig({ mediaType: 'application/vnd.docker.ai.model.config.v0.1+json' }),
});
const withoutPlatforms = index({ manifests: [manifestDescriptor({ platform: undefined })] });
const schema1 = print({ schemaVersion: 1, name: 'library/hello', tag: 'latest', fsLayers: [], history: [] });

testTable(
  'what Docker Engine with graph drivers does with a document',
  ([consumer, operation, document, content]: Row) => outcomeOn(consumer, operation, document, content),
  [
    [['docker-classic', 'pull', image(), withDiffIds(1)], 'takes docker-classic/image'],
    [['docker-classic@20.10.24', 'run', image(), withDiffIds(1)], 'takes docker-classic/image'],
    [['docker-classic', 'pull', image(), withDiffIds(2)], 'refuses docker-classic/diff-ids'],
    [['docker-classic', 'pull', image(), {}], 'refuses docker-classic/no-rootfs'],
    [['docker-classic', 'pull', artifact()], 'refuses docker-classic/media-types'],
    [['docker-classic@20.10.24', 'pull', artifact()], 'refuses docker-classic/media-types'],
    [['docker-classic', 'pull', mixed, withDiffIds(1)], 'refuses docker-classic/media-types'],
    [['docker-classic@20.10.21', 'pull', mixed, withDiffIds(1)], 'refuses docker-classic/diff-ids'],
    [
      ['docker-classic', 'pull', image({ layers: [layer({ mediaType: undefined })] }), withDiffIds(1)],
      'takes docker-classic/image',
    ],
    [
      ['docker-classic', 'pull', dockerManifest({ config: customConfig() })],
      'refuses docker-classic/config-class',
    ],
    [
      ['docker-classic', 'pull', dockerManifest({ mediaType: undefined })],
      'refuses docker-classic/docker-media-type',
    ],
    [['docker-classic', 'pull', model], 'refuses docker-classic/models'],
    [['docker-classic', 'pull', many(125), withDiffIds(125)], 'takes docker-classic/image'],
    [['docker-classic', 'pull', many(126), withDiffIds(126)], 'refuses docker-classic/depth'],
    [['docker-classic', 'pull', zstd, withDiffIds(1)], 'takes docker-classic/image'],
    [['docker-classic@20.10.24', 'pull', zstd, withDiffIds(1)], 'refuses docker-classic/zstd'],
    [['docker-classic', 'pull', schema1], 'refuses docker-daemon/schema1'],
    [['docker-classic@28.1', 'pull', schema1], 'refuses docker-classic/schema1-disabled'],
    [['docker-classic@20.10.24', 'pull', schema1], 'takes docker-classic/schema1-converted'],
    [['docker-classic', 'pull', image({ manifests: [] })], 'refuses docker-classic/ambiguous-manifest'],
    [['docker-classic', 'pull', index({ layers: [] })], 'refuses docker-classic/ambiguous-index'],
    [['docker-classic', 'pull', withoutPlatforms], 'takes docker-classic/index'],
    [['docker-classic@20.10.24', 'pull', withoutPlatforms], 'refuses docker-classic/no-entry-with-platform'],
  ],
);
