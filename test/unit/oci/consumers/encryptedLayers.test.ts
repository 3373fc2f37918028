import { describe } from 'mocha';
import { image, layer } from '#helpers/documents';
import { testOutcomes, withDiffIds } from '#helpers/consumers';

const encrypted = withLayer('application/vnd.oci.image.layer.v1.tar+gzip+encrypted');
const zstd = withLayer('application/vnd.oci.image.layer.v1.tar+zstd+encrypted');
const wasm = withLayer('application/vnd.wasm.content.layer.v1+wasm+encrypted');
const one = withDiffIds(1);

const needsDecoder = 'perhaps refuses containerd/encrypted, takes containerd/image';
const opens = 'perhaps refuses containers-image/encrypted, takes containers-image/takes-images';

describe('what consumers do with encrypted layers', () => {
  testOutcomes([
    // Only a local pull for Kubernetes gives the decoder what it needs, and not in all versions.
    ['containerd', 'run', encrypted, needsDecoder, one],
    ['containerd@1.7', 'pull', encrypted, needsDecoder, one],
    ['containerd@2.0.5', 'pull', encrypted, 'refuses containerd/no-decryption-2-0', one],
    ['containerd@2.1.6', 'pull', encrypted, 'refuses containerd/no-decryption-2-0', one],
    ['containerd@2.1.7', 'pull', encrypted, needsDecoder, one],
    ['containerd@2.2.1', 'pull', encrypted, 'refuses containerd/no-decryption-2-2', one],
    ['containerd@2.2.2', 'pull', encrypted, needsDecoder, one],
    // Refused anyway, decrypted or not.
    [
      'containerd',
      'pull',
      encrypted,
      'perhaps refuses containerd/encrypted, refuses containerd/layers-and-diff-ids',
      withDiffIds(2),
    ],
    // There is no decoder for zstd by default.
    ['containerd', 'pull', zstd, 'refuses containerd/encrypted', one],
    ['docker', 'pull', encrypted, 'refuses docker/encrypted', one],
    ['docker-classic', 'pull', encrypted, 'refuses docker-classic/encrypted', one],
    ['podman', 'run', encrypted, opens, one],
    ['cri-o', 'mount', encrypted, opens, one],
    // Wasm is not unpacked, encrypted or not.
    ['docker', 'pull', wasm, 'unpacks docker/counts-known-layers', withDiffIds(0)],
    // A registry to registry copy takes layers as they are.
    ['skopeo', 'copy', encrypted, 'takes skopeo/copies-anything', one],
  ]);
});

function withLayer(mediaType: string): string {
  return image({ layers: [layer({ mediaType })] });
}
