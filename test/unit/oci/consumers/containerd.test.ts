import {
  artifact,
  config,
  dockerLayer,
  dockerManifest,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  print,
} from '#helpers/documents';
import { outcomeOn, withDiffIds } from '#helpers/consumers';
import { customConfig } from '#helpers/documents/artifacts';
import { testTable } from '#helpers/table';
import type { Operation } from '#schemas/catalogue/consumers';

type Row = readonly [consumer: string, operation: Operation, document: string, diffIds?: number];

const tarWith = (suffix: string) => layer({ mediaType: `application/vnd.oci.image.layer.v1.tar+${suffix}` });
const docker = (ending: string) =>
  dockerLayer({ mediaType: `application/vnd.docker.image.rootfs.diff.tar${ending}` });
const wasmLayer = layer({ mediaType: 'application/wasm' });
const mixed = image({ layers: [layer(), wasmLayer] });
const wasmArtifact = image({ config: customConfig(), layers: [wasmLayer] });
const plugin = image({ config: customConfig({ mediaType: 'application/vnd.docker.plugin.v1+json' }) });
const windows = { architecture: 'amd64', os: 'windows' };
/** An index for one architecture. */
function indexFor(architecture: string): string {
  return index({ manifests: [manifestDescriptor({ platform: { os: 'linux', architecture } })] });
}

const windowsIndex = index({ manifests: [manifestDescriptor({ platform: windows })] });
const layout = (version: string) => print({ imageLayoutVersion: version });

const earlyDockerImage = dockerManifest({
  config: customConfig({ mediaType: 'application/octet-stream' }),
  layers: [docker('.gzip')],
});

testTable(
  'what containerd does with a document',
  ([consumer, operation, document, diffIds]: Row) =>
    outcomeOn(consumer, operation, document, diffIds === undefined ? undefined : withDiffIds(diffIds)),
  [
    // Images, by the number of diff_ids.
    [['containerd', 'pull', image(), 1], 'takes containerd/image'],
    [['containerd', 'run', image(), 1], 'takes containerd/image'],
    [['containerd', 'run', image(), 2], 'refuses containerd/layers-and-diff-ids'],
    [
      ['containerd', 'run', image()],
      'perhaps refuses containerd/layers-and-diff-ids, takes containerd/image',
    ],
    [['containerd', 'run', mixed, 1], 'unpacks containerd/counts-known-layers'],
    [['containerd', 'run', mixed, 2], 'refuses containerd/layers-and-diff-ids'],
    [['containerd@1.7.7', 'pull', mixed, 2], 'refuses containerd/layers-and-diff-ids-of-ctr'],
    [['containerd@1.6.25', 'pull', mixed, 1], 'unpacks containerd/counts-known-layers-before-2-0'],
    [['containerd@1.6.25', 'pull', mixed, 2], 'refuses containerd/layers-and-diff-ids-of-ctr'],
    // Before, ctr counted all layers, and so did Kubernetes where there was nothing that it could unpack.
    ...(['1.6.24', '1.7.6'] as const).flatMap((version): [Row, string][] => {
      const suffix = version === '1.7.6' ? '-1-7' : '';
      const pull = (document: string, count?: number): Row =>
        count === undefined
          ? [`containerd@${version}`, 'pull', document]
          : [`containerd@${version}`, 'pull', document, count];
      return [
        [pull(image(), 1), 'takes containerd/image'],
        [
          pull(image(), 2),
          `perhaps refuses containerd/counts-all-layers${suffix}, refuses containerd/layers-and-diff-ids-of-ctr`,
        ],
        [
          pull(mixed, 1),
          `perhaps refuses containerd/counts-all-layers${suffix}, unpacks containerd/counts-known-layers-before-2-0`,
        ],
        [
          pull(mixed, 2),
          `perhaps refuses containerd/unknown-layers${suffix}, refuses containerd/layers-and-diff-ids-of-ctr`,
        ],
        [pull(image({ layers: [wasmLayer] }), 0), `refuses containerd/counts-all-layers${suffix}`],
        [pull(image({ layers: [wasmLayer] }), 1), `refuses containerd/unknown-layers${suffix}`],
        [pull(artifact()), `refuses containerd/counts-all-layers${suffix}`],
      ];
    }),
    [['containerd@1.6.20', 'pull', image(), 1], 'takes containerd/image'],
    [['containerd', 'run', image({ layers: [] }), 0], 'fails containerd/no-layers'],

    // As containerd 1.6.20 was seen to do.
    [['containerd', 'pull', image({ manifests: null }), 1], 'refuses containerd/ambiguous'],
    [['containerd', 'pull', image({ fsLayers: [] }), 1], 'refuses containerd/schema1-layers'],
    [['containerd', 'pull', image({ config: undefined })], 'refuses containerd/size-zero'],
    [
      ['containerd@1.6.20', 'pull', image({ layers: [layer({ size: -1 })] }), 1],
      'refuses containerd/negative-size',
    ],
    [['containerd', 'pull', image({ layers: [layer({ size: -1 })] }), 1], 'refuses containerd/negative-size'],
    [
      ['containerd', 'pull', index({ manifests: [] })],
      'perhaps ignores containerd/ctr-without-match, refuses containerd/empty-index',
    ],
    [['containerd@1.6.20', 'pull', index({ manifests: [] })], 'refuses containerd/empty-index'],
    [['containerd', 'run', index({ manifests: [] })], 'refuses containerd/empty-index'],

    // Artifacts. The content of the empty config is known.
    [['containerd', 'pull', artifact()], 'takes containerd/stores-artifacts'],
    [
      ['containerd', 'pull', artifact({ layers: [layer()] })],
      'ignores containerd/layers-without-image-config',
    ],
    [['containerd@1.7.20', 'pull', artifact()], 'takes containerd/stores-artifacts'],
    [
      ['containerd@1.7.20', 'pull', artifact({ layers: [layer()] })],
      'refuses containerd/layers-without-diff-ids',
    ],
    // Only ctr looks at the type of the config. Kubernetes has a root filesystem without files.
    [
      ['containerd', 'run', image({ config: customConfig(), layers: [] })],
      'perhaps refuses containerd/runs-images-only, fails containerd/config-type-of-cri',
    ],
    [
      ['containerd', 'run', wasmArtifact],
      'perhaps takes containerd/wasm-of-cri, perhaps refuses containerd/runs-images-only, fails containerd/config-type-of-cri',
    ],
    // Only ctr fetches layers of image types whatever the config is.
    [['containerd', 'pull', plugin, 1], 'ignores containerd/layers-without-image-config'],
    [
      ['containerd@1.7.20', 'pull', plugin, 1],
      'perhaps unpacks containerd/artifact-layers-of-ctr, refuses containerd/artifact-layers-before-2-0',
    ],
    // Before it starts a container, containerd may unpack layers of image types that the config counts.
    [
      ['containerd', 'run', plugin, 0],
      'perhaps refuses containerd/runs-images-only, fails containerd/config-type-of-cri',
    ],
    [['containerd', 'run', plugin, 1], 'perhaps refuses containerd/runs-images-only, unknown'],
    // The empty config has no architecture, without which no Wasm shim reads the layers.
    [
      ['containerd', 'run', artifact({ layers: [layer({ mediaType: 'application/wasm' })] })],
      'perhaps refuses containerd/runs-images-only, fails containerd/config-type-of-cri',
    ],
    // Its config says only late that it is an image, so that nothing fetches its layers but ctr.
    [['containerd', 'pull', earlyDockerImage], 'ignores containerd/layers-without-image-config'],
    [['containerd', 'run', earlyDockerImage], 'fails containerd/early-docker-config'],
    [
      ['containerd@1.7.20', 'run', earlyDockerImage],
      'perhaps takes containerd/early-docker-config-of-ctr, refuses containerd/early-docker-config-before-2-0',
    ],

    // Types of layers.
    [['containerd', 'pull', image({ layers: [tarWith('zstd')] }), 1], 'takes containerd/image'],
    [
      ['containerd', 'pull', image({ layers: [tarWith('xz')] }), 1],
      'refuses containerd-client/unknown-compression',
    ],
    [
      ['containerd', 'pull', dockerManifest({ layers: [docker('+gzip')] }), 1],
      'refuses containerd-client/docker-type-with-plus',
    ],
    [['containerd', 'pull', dockerManifest({ layers: [docker('.zstd')] }), 1], 'takes containerd/image'],
    [
      ['containerd@1.7.20', 'pull', dockerManifest({ layers: [docker('.zstd')] }), 1],
      'refuses containerd/docker-zstd-unknown',
    ],
    [
      ['containerd', 'pull', image({ layers: [layer({ mediaType: 'application/vnd.erofs.layer.v1' })] }), 1],
      'perhaps refuses containerd/erofs-snapshotter, takes containerd/image',
    ],
    [
      [
        'containerd',
        'pull',
        image({ layers: [layer({ mediaType: 'application/vnd.erofs.layer.v1+gzip' })] }),
        1,
      ],
      'refuses containerd/erofs-suffix',
    ],
    // Before 2.3, EROFS layers count as none, and containerd unpacks an image only if it has layers that count.
    [
      [
        'containerd@2.2',
        'pull',
        image({ layers: [layer({ mediaType: 'application/vnd.erofs.layer.v1' })] }),
        1,
      ],
      'ignores containerd/erofs-only',
    ],
    [
      [
        'containerd@2.2',
        'run',
        image({ layers: [layer({ mediaType: 'application/vnd.erofs.layer.v1' })] }),
        1,
      ],
      'refuses containerd/erofs-unknown',
    ],
    [
      [
        'containerd@1.7.20',
        'pull',
        image({ layers: [layer({ mediaType: 'application/vnd.erofs.layer.v1' })] }),
        1,
      ],
      'refuses containerd/erofs-unknown',
    ],
    [
      [
        'containerd@2.2',
        'pull',
        image({ layers: [layer(), layer({ mediaType: 'application/vnd.erofs.layer.v1+zstd' })] }),
        2,
      ],
      'refuses containerd/erofs-unknown',
    ],

    // Descriptors.
    [['containerd', 'pull', image({ layers: [layer({ size: 0 })] })], 'refuses containerd/size-zero'],
    [
      ['containerd@2.2', 'pull', image({ config: imageConfigDescriptor({ digest: 'sha512:0' }) })],
      'refuses containerd/sha512',
    ],
    [
      ['containerd', 'pull', image({ config: imageConfigDescriptor({ digest: 'sha512:0' }) }), 1],
      'takes containerd/image',
    ],

    // Other documents.
    [['containerd', 'pull', index()], 'takes containerd/index'],
    [['containerd', 'pull', indexFor('x86_64')], 'takes containerd/index'],
    [
      ['containerd', 'pull', indexFor('armv7l')],
      'perhaps ignores containerd/ctr-without-match, perhaps refuses containerd/platform-alias, takes containerd/index',
    ],
    [
      ['containerd', 'pull', windowsIndex],
      'perhaps ignores containerd/ctr-without-match, perhaps refuses containerd/no-platform, takes containerd/index',
    ],
    [
      ['containerd@1.7', 'pull', windowsIndex],
      'perhaps refuses containerd/no-platform, takes containerd/index',
    ],
    [['containerd', 'run', windowsIndex], 'perhaps refuses containerd/no-platform, takes containerd/index'],
    [['containerd', 'pull', index({ config: imageConfigDescriptor() })], 'refuses containerd/ambiguous'],
    [
      ['containerd', 'pull', image({ annotations: { note: 'x'.repeat(4_400_000) } })],
      'refuses containerd-client/document-size',
    ],
    [['containerd', 'import', layout('1.0.0')], 'takes containerd/layout'],
    [['containerd', 'import', layout('1.1.0')], 'refuses containerd/layout-version'],
    [['containerd', 'pull', config()], 'unknown'],
    [
      ['containerd', 'pull', config({ rootfs: { type: 'squashed', diff_ids: [] } })],
      'ignores containerd/rootfs-type',
    ],
    [['containerd@2.0', 'pull', config({ rootfs: { type: 'squashed', diff_ids: [] } })], 'unknown'],
  ],
);
