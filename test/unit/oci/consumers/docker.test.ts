import { artifact, image, imageConfigDescriptor, index, layer, print } from '#helpers/documents';
import { outcomeOn, withDiffIds } from '#helpers/consumers';
import { customConfig } from '#helpers/documents/artifacts';
import { testTable } from '#helpers/table';
import type { Operation } from '#schemas/catalogue/consumers';

type Row = readonly [consumer: string, operation: Operation, document: string, diffIds?: number];

const mixed = image({ layers: [layer(), layer({ mediaType: 'application/wasm' })] });
const erofs = image({ layers: [layer({ mediaType: 'application/vnd.erofs.layer.v1' })] });
const chart = image({
  config: customConfig({ mediaType: 'application/vnd.cncf.helm.config.v1+json' }),
  layers: [layer({ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip' })],
});
const unknownArtifact = image({ config: customConfig(), layers: [layer({ mediaType: 'application/x' })] });
const modelPack = image({
  config: customConfig({ mediaType: 'application/vnd.cncf.model.config.v1+json' }),
  layers: [layer({ mediaType: 'application/vnd.cncf.model.weight.v1.tar' })],
});
const model = image({
  config: customConfig({ mediaType: 'application/vnd.docker.ai.model.config.v0.1+json' }),
  layers: [layer({ mediaType: 'application/vnd.docker.ai.gguf.v3' })],
});
const wasmArtifact = image({
  config: customConfig({ mediaType: 'application/vnd.wasm.config.v0+json' }),
  layers: [layer({ mediaType: 'application/wasm' })],
});
const plugin = image({ config: customConfig({ mediaType: 'application/vnd.docker.plugin.v1+json' }) });
const schema1 = print({ schemaVersion: 1, name: 'library/hello', tag: 'latest', fsLayers: [], history: [] });

testTable(
  'what Docker Engine does with a document',
  ([consumer, operation, document, diffIds]: Row) =>
    outcomeOn(consumer, operation, document, diffIds === undefined ? undefined : withDiffIds(diffIds)),
  [
    // With containerd’s image store.
    [['docker', 'pull', image(), 1], 'takes docker/image'],
    [['docker', 'pull', image(), 2], 'refuses docker/layers-and-diff-ids'],
    [['docker', 'run', mixed, 1], 'unpacks docker/counts-known-layers'],
    [['docker', 'pull', image({ layers: [] }), 1], 'refuses docker/no-layers'],
    [
      ['docker', 'run', image({ config: customConfig({ mediaType: 'application/octet-stream' }) })],
      'refuses docker/early-docker-config',
    ],
    [['docker', 'pull', artifact()], 'takes docker/stores-artifacts'],
    [['docker', 'run', artifact()], 'fails docker/runs-no-artifacts'],
    // A Wasm shim asks containerd for the image of a container, which Docker Engine tells.
    [['docker', 'run', wasmArtifact], 'perhaps takes docker/wasm, fails docker/runs-no-artifacts'],
    [['docker', 'pull', artifact({ layers: [layer()] })], 'refuses docker/artifact-with-layers'],
    // Docker plugins list the diff_ids of their layers, which Docker Engine does not fetch.
    [['docker', 'pull', plugin, 1], 'refuses docker/layers-not-fetched'],
    [['docker', 'run', plugin, 1], 'refuses docker/layers-not-fetched'],
    [
      ['docker', 'pull', plugin],
      'perhaps refuses docker/artifact-with-layers, refuses docker/layers-not-fetched',
    ],
    // The formats of these configs have no rootfs.
    [['docker', 'pull', chart], 'takes docker/stores-artifacts'],
    [['docker', 'pull', modelPack], 'takes docker/stores-artifacts'],
    [['docker', 'pull', wasmArtifact], 'takes docker/stores-artifacts'],
    // The config says otherwise than its type.
    [['docker', 'pull', modelPack, 1], 'refuses docker/artifact-diff-ids'],
    [
      ['docker', 'pull', unknownArtifact],
      'perhaps refuses docker/artifact-diff-ids, takes docker/stores-artifacts',
    ],
    // docker/model-runner lists the files of a model in rootfs.diff_ids, but none of them has an image type.
    [['docker', 'pull', model, 1], 'refuses docker/model-diff-ids'],
    [['docker', 'pull', model, 0], 'takes docker/models'],
    [['docker', 'run', model, 1], 'refuses docker/models-not-run'],
    [
      ['docker', 'pull', image({ layers: [layer({ digest: `sha512:${'0'.repeat(128)}` })] }), 1],
      'perhaps refuses docker/sha512, takes docker/image',
    ],
    [['docker', 'pull', erofs, 1], 'perhaps refuses docker/erofs-snapshotter, takes docker/image'],
    [['docker@29.6.2', 'pull', erofs, 1], 'refuses docker/erofs-unknown'],
    [['docker', 'pull', image({ manifests: [] })], 'refuses docker/ambiguous'],
    [['docker', 'pull', image({ config: imageConfigDescriptor({ size: 0 }) })], 'refuses docker/size-zero'],
    [['docker', 'pull', schema1], 'refuses docker-daemon/schema1'],
    [['docker', 'pull', index()], 'takes docker/index'],
    [
      ['docker', 'pull', image({ layers: Array.from({ length: 126 }, () => layer()) }), 126],
      'takes docker/image',
    ],
    // Before version 29, containerd’s image store had to be switched on.
    [['docker@28.5.2', 'pull', artifact()], 'refuses docker-classic/media-types'],
    [['docker@20.10.24', 'run', image(), 1], 'takes docker-classic/image'],
    [['docker@29', 'pull', artifact()], 'takes docker/stores-artifacts'],
  ],
);
