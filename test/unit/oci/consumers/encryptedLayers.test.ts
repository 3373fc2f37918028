import { describe } from 'mocha';
import { image, layer } from '#helpers/documents';
import { testOutcomes, withDiffIds } from '#helpers/consumers';

const encrypted = image({
  layers: [layer({ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip+encrypted' })],
});
const config = withDiffIds(1);

describe('what consumers do with encrypted layers', () => {
  testOutcomes([
    [
      'containerd',
      'run',
      encrypted,
      'perhaps refuses containerd-client/encrypted, takes containerd/image',
      config,
    ],
    ['docker', 'pull', encrypted, 'perhaps refuses containerd-client/encrypted, takes docker/image', config],
    ['docker-classic', 'pull', encrypted, 'refuses docker-classic/encrypted', config],
    [
      'podman',
      'run',
      encrypted,
      'perhaps refuses containers-image/encrypted, takes containers-image/takes-images',
      config,
    ],
    [
      'cri-o',
      'mount',
      encrypted,
      'perhaps refuses containers-image/encrypted, takes containers-image/takes-images',
      config,
    ],
    // A registry to registry copy takes layers as they are.
    ['skopeo', 'copy', encrypted, 'takes skopeo/copies-anything', config],
  ]);
});
