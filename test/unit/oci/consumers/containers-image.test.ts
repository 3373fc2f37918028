import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  artifact,
  dockerConfigDescriptor,
  dockerLayer,
  dockerManifest,
  dockerManifestList,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
} from '#helpers/documents';
import { outcomeOn, testOutcomes, withDiffIds } from '#helpers/consumers';
import platforms from '../../../../schemas/src/catalogue/data/platforms.json';

const wasm = layer({ mediaType: 'application/wasm' });
const component = layer({ mediaType: 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm' });
const zstd = dockerLayer({ mediaType: 'application/vnd.docker.image.rootfs.diff.tar.zstd' });
const titled = (title: string) => layer({ annotations: { 'org.opencontainers.image.title': title } });
const indexType = 'application/vnd.oci.image.index.v1+json';
const sha512 = `sha512:${'0'.repeat(128)}`;
const withSha512Config = image({ config: imageConfigDescriptor({ digest: sha512 }) });
const nested = manifestDescriptor({ mediaType: indexType });
const signature = layer({ mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json' });
const data = layer({ mediaType: 'application/vnd.example.data.v1' });
const withFilepath = layer({ annotations: { 'org.cncf.model.filepath': 'a.txt' } });
const wasmWithType = image({ artifactType: 'text/x', layers: [wasm] });
const outside = layer({ urls: ['https://example.com/layer'] });

const withoutPlatform = manifestDescriptor({ platform: undefined });

const windowsIndex = index({
  manifests: [manifestDescriptor({ platform: { architecture: 'amd64', os: 'windows' } })],
});

/** An index for one platform. */
function indexFor(os: string, architecture: string): string {
  return index({ manifests: [manifestDescriptor({ platform: { os, architecture } })] });
}

const unmatched = 'perhaps refuses containers-image/platform-alias, takes containers-image/index';

describe('podman, skopeo, and CRI-O', () => {
  it('match no platform with a name that a rule reports as another name', () => {
    for (const name of Object.keys(platforms.architectureAliases))
      assert.equal(outcomeOn('podman', 'pull', indexFor('linux', name)), unmatched, name);
    for (const name of ['Linux', ...Object.keys(platforms.osAliases)])
      assert.equal(outcomeOn('podman', 'pull', indexFor(name, 'amd64')), unmatched, name);
    const both = index({
      manifests: [
        manifestDescriptor({ platform: { os: 'linux', architecture: 'x86_64' } }),
        manifestDescriptor({ digest: '$2', platform: undefined }),
      ],
    });
    assert.equal(outcomeOn('podman', 'pull', both), 'takes containers-image/index');
  });

  testOutcomes([
    ['podman', 'pull', image(), 'takes containers-image/takes-images', withDiffIds(1)],
    ['podman', 'run', image(), 'takes containers-image/empty-diff-ids', withDiffIds(0)],
    [
      'podman',
      'run',
      image({ layers: [component] }),
      'refuses containers-image/layer-no-archive',
      withDiffIds(0),
    ],
    ['podman', 'pull', image({ manifests: [] }), 'refuses containers-image/foreign-members'],
    ['podman', 'pull', index({ layers: [] }), 'refuses containers-image/foreign-members'],
    ['podman', 'pull', image({ mediaType: indexType }), 'refuses containers-image/index-type'],
    ['podman', 'pull', index({ manifests: [] }), 'refuses containers-image/empty-index'],
    [
      'podman',
      'pull',
      artifact(),
      'perhaps takes podman/artifact-pull, refuses containers-image/artifact-as-image',
    ],
    ['podman@5.3', 'pull', artifact(), 'refuses containers-image/artifact-as-image'],
    ['podman', 'pull', index(), 'takes containers-image/index'],
    [
      'podman',
      'pull',
      windowsIndex,
      'perhaps refuses containers-image/no-platform, takes containers-image/index',
    ],
    ['skopeo', 'copy', index(), 'perhaps takes skopeo/copies-index, ignores skopeo/copies-one'],
    [
      'skopeo',
      'copy',
      windowsIndex,
      'perhaps takes skopeo/copies-index, perhaps refuses skopeo/copies-no-platform, ignores skopeo/copies-one',
    ],
    ['podman', 'run', dockerManifestList(), 'takes containers-image/index'],
    // An entry without a platform stands for any platform in an OCI index, but not in a Docker manifest list.
    ['podman', 'pull', index({ manifests: [withoutPlatform] }), 'takes containers-image/index'],
    [
      'podman',
      'pull',
      dockerManifestList({ manifests: [withoutPlatform] }),
      'refuses containers-image/list-without-platforms',
    ],
    [
      'skopeo',
      'copy',
      dockerManifestList({ manifests: [withoutPlatform] }),
      'perhaps takes skopeo/copies-index, refuses skopeo/copies-list-without-platforms',
    ],
    ['podman', 'pull', index({ manifests: [nested] }), 'refuses containers-image/nested-index'],
    ['skopeo', 'copy', index({ manifests: [nested] }), 'refuses containers-image/nested-index'],
    ['skopeo', 'show', index({ manifests: [nested] }), 'takes containers-image/index-shown'],
    [
      'podman',
      'pull',
      image({ layers: [signature] }),
      'refuses containers-image/layer-no-archive',
      withDiffIds(1),
    ],
    [
      'podman',
      'pull',
      image({ layers: [data] }),
      'perhaps refuses containers-image/layer-no-archive, takes containers-image/takes-images',
      withDiffIds(1),
    ],
    ['podman', 'run', dockerManifest({ layers: [layer()] }), 'refuses containers-image/unknown-docker-layer'],
    [
      'podman@4.3.1',
      'pull',
      dockerManifest({ layers: [zstd] }),
      'refuses containers-image/docker-zstd-refused',
    ],
    [
      'podman',
      'pull',
      dockerManifest({ layers: [zstd] }),
      'takes containers-image/takes-images',
      withDiffIds(1),
    ],
    [
      'podman',
      'pull',
      image({ layers: [layer(), wasm] }),
      'refuses containers-image/fewer-diff-ids',
      withDiffIds(1),
    ],
    [
      'podman@4.3.1',
      'pull',
      image({ layers: [layer(), layer()] }),
      'takes containers-image/takes-images',
      withDiffIds(1),
    ],
    [
      'podman',
      'pull',
      image({ layers: [wasm] }),
      'refuses containers-image/layer-no-archive',
      withDiffIds(1),
    ],
    [
      'podman',
      'pull',
      image({ config: dockerConfigDescriptor() }),
      'refuses containers-image/docker-config-in-oci',
    ],
    [
      'podman@4.3.1',
      'pull',
      image({ config: dockerConfigDescriptor() }),
      'refuses containers-image/artifact-as-image',
    ],
    ['skopeo', 'copy', image({ config: dockerConfigDescriptor() }), 'takes skopeo/copies-anything'],
    [
      'podman',
      'run',
      image({ layers: Array.from({ length: 501 }, () => layer()) }),
      'perhaps fails containers-image/depth, takes containers-image/takes-images',
      withDiffIds(501),
    ],
    ['skopeo', 'copy', artifact(), 'takes skopeo/copies-anything'],
    ['skopeo', 'copy', image({ layers: [outside] }), 'ignores containers-image/urls-left-out'],
    [
      'skopeo',
      'copy',
      image({ layers: [layer({ digest: `md5:${'0'.repeat(32)}` })] }),
      'refuses containers-image/digest-algorithm',
    ],
    [
      'skopeo@1.22',
      'copy',
      image({ layers: [layer({ digest: sha512 })] }),
      'refuses containers-image/sha512-layer',
    ],
    ['podman@5.8', 'pull', withSha512Config, 'refuses containers-image/sha512-config'],
    ['cri-o@1.36', 'pull', withSha512Config, 'refuses containers-image/sha512-config'],
    ['skopeo', 'show', image(), 'takes skopeo/shows-images'],
    ['skopeo', 'show', artifact(), 'refuses containers-image/artifact-as-image'],
    [
      'skopeo@1.9.3',
      'copy',
      dockerManifest({ layers: [zstd] }),
      'refuses containers-image/docker-zstd-refused',
    ],
    ['skopeo@1.22', 'copy', dockerManifest({ layers: [zstd] }), 'takes skopeo/copies-anything'],
    ['skopeo@1.9.3', 'show', artifact(), 'refuses containers-image/artifact-as-image'],
    ['podman', 'extract', artifact({ layers: [titled('a.txt')] }), 'takes podman/extracts-artifacts'],
    ['podman', 'extract', artifact({ layers: [titled('a/b.txt')] }), 'refuses podman/title-separator'],
    ['podman@4.3.1', 'extract', artifact(), 'unknown'],
    ['cri-o', 'pull', artifact(), 'takes cri-o/pulls-artifacts'],
    ['cri-o@1.32', 'pull', artifact(), 'refuses containers-image/artifact-as-image'],
    ['cri-o', 'run', artifact(), 'refuses containers-image/artifact-as-image'],
    // Layers without a name are not mounted.
    ['cri-o', 'mount', artifact({ layers: [titled('a.txt')] }), 'takes cri-o/mounts-artifacts'],
    ['cri-o', 'mount', artifact({ layers: [withFilepath] }), 'takes cri-o/mounts-artifacts'],
    [
      'cri-o',
      'mount',
      artifact({ layers: [titled('a.txt'), layer()] }),
      'ignores cri-o/skips-unnamed-layers',
    ],
    ['cri-o', 'mount', artifact(), 'ignores cri-o/mounts-nothing'],
    ['cri-o', 'mount', artifact({ layers: [] }), 'ignores cri-o/mounts-nothing'],
    ['cri-o', 'mount', image(), 'takes containers-image/takes-images', withDiffIds(1)],
    ['cri-o', 'mount', index(), 'takes containers-image/index'],
    ['cri-o@1.30', 'mount', image(), 'refuses cri-o/no-image-volumes'],
    // Newer versions read artifactType only where they cannot unpack the image.
    ['cri-o', 'pull', wasmWithType, 'takes cri-o/artifact-type-fallback', withDiffIds(1)],
    ['cri-o', 'mount', wasmWithType, 'ignores cri-o/mounts-fallback-in-part', withDiffIds(1)],
    ['cri-o', 'run', wasmWithType, 'refuses containers-image/layer-no-archive', withDiffIds(1)],
    ['cri-o', 'pull', image({ layers: [wasm] }), 'refuses containers-image/layer-no-archive', withDiffIds(1)],
    ['cri-o@1.35.1', 'pull', image({ layers: [wasm] }), 'takes cri-o/any-fallback', withDiffIds(1)],
    [
      'cri-o@1.35.2',
      'pull',
      image({ layers: [wasm] }),
      'refuses containers-image/layer-no-archive',
      withDiffIds(1),
    ],
    [
      'cri-o',
      'pull',
      image({ artifactType: 'text/x', config: dockerConfigDescriptor() }),
      'takes cri-o/artifact-type-fallback',
    ],
    [
      'cri-o',
      'pull',
      image({ config: dockerConfigDescriptor() }),
      'refuses containers-image/docker-config-in-oci',
    ],
    ['cri-o@1.33.0', 'pull', image({ artifactType: 'text/x' }), 'takes cri-o/artifact-type-decides'],
    [
      'cri-o',
      'pull',
      image({ artifactType: 'text/x' }),
      'takes containers-image/takes-images',
      withDiffIds(1),
    ],
  ]);
});
