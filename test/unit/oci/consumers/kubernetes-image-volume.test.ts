import { artifact, dockerManifest, image, layer } from '#helpers/documents';
import { outcomeOn } from '#helpers/consumers';
import { testTable } from '#helpers/table';

testTable(
  'what Kubernetes mounts as an image volume',
  (document: string) => outcomeOn('kubernetes-image-volume', 'mount', document),
  [
    [image(), 'takes kubernetes-image-volume/image'],
    [dockerManifest(), 'takes kubernetes-image-volume/image'],
    [image({ artifactType: 'application/vnd.example.files.v1' }), 'takes kubernetes-image-volume/image'],
    [artifact(), 'refuses kubernetes-image-volume/types'],
    [artifact({ layers: [layer()] }), 'refuses kubernetes-image-volume/types'],
    [image({ layers: [layer({ mediaType: 'application/wasm' })] }), 'unknown'],
  ],
);
