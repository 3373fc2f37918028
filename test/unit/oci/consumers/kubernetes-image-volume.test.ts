import { artifact, dockerManifest, image, index, layer } from '#helpers/documents';
import { customConfig } from '#helpers/documents/artifacts';
import { outcomeOn, withDiffIds } from '#helpers/consumers';
import { testTable } from '#helpers/table';

type Row = readonly [document: string, diffIds?: number];

const wasm = layer({ mediaType: 'application/wasm' });

testTable(
  'what Kubernetes mounts as an image volume',
  ([document, diffIds]: Row) =>
    outcomeOn(
      'kubernetes-image-volume',
      'mount',
      document,
      diffIds === undefined ? undefined : withDiffIds(diffIds),
    ),
  [
    [[image(), 1], 'takes kubernetes-image-volume/image'],
    [[dockerManifest(), 1], 'takes kubernetes-image-volume/image'],
    [[image({ artifactType: 'application/vnd.example.files.v1' }), 1], 'takes kubernetes-image-volume/image'],
    [[image(), 2], 'refuses kubernetes-image-volume/layers-and-diff-ids'],
    [[image({ layers: [layer(), wasm] }), 1], 'unpacks kubernetes-image-volume/unknown-layers'],
    [[index()], 'takes kubernetes-image-volume/index'],

    // The volume of an artifact has no files. Nothing fetches its layers of image types.
    [[artifact()], 'ignores kubernetes-image-volume/artifact'],
    [[artifact({ layers: [layer()] })], 'refuses kubernetes-image-volume/artifact-with-layers'],
    [
      [image({ config: customConfig(), layers: [layer()] })],
      'perhaps refuses kubernetes-image-volume/artifact-with-layers, refuses kubernetes-image-volume/artifact-layers-not-fetched',
    ],
    [
      [image({ config: customConfig(), layers: [layer()] }), 1],
      'refuses kubernetes-image-volume/artifact-layers-not-fetched',
    ],
  ],
);
