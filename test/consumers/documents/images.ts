import { image, type Members } from '#helpers/documents';
import { digestOfNothing } from '#helpers/documents/descriptors';
import { digestOf } from '#helpers/markedText';
import type { Content } from './content';
import { documentsOf, type Recipe } from './document';

export const manifestType = 'application/vnd.oci.image.manifest.v1+json';

const nobody = 'http://127.0.0.1:9/layer';

/** An image of some layers, with a config that lists all of them. */
export function imageOf(
  content: Content,
  layers: readonly Members[] = [content.layer()],
  members: Members = {},
): string {
  return image({ config: content.imageConfig(), layers, ...members });
}

/** An image with one layer, or with what is given, whose config has some members. */
function withConfig(config: (content: Content) => Members, layers = 1): Recipe {
  return (content) => {
    const all = Array.from({ length: layers }, () => content.layer());
    return image({ config: content.imageConfig(config(content)), layers: all });
  };
}

/** An image with one gzipped layer whose descriptor has some members. */
function withLayer(overrides: Members): Recipe {
  return (content) => imageOf(content, [content.layer('gzip', overrides)]);
}

/** An image with one layer whose manifest has some members. */
function withMembers(members: Members): Recipe {
  return (content) => imageOf(content, undefined, members);
}

/** An image of a tar layer and a WebAssembly module, with so many diff IDs. */
function withWasm(diffIds: 1 | 2): Recipe {
  return (content) => {
    const layers = [content.layer(), content.file('application/wasm')];
    const ids = [...content.diffIds, digestOf('wasm')].slice(0, diffIds);
    return image({ config: content.imageConfig({ rootfs: { type: 'layers', diff_ids: ids } }), layers });
  };
}

function embedded(content: Content, descriptor: Members): Members {
  return { ...descriptor, data: content.blobs.at(-1)?.bytes.toString('base64') };
}

/** Images in the OCI format, sound and faulty. */
export const images = documentsOf(manifestType, {
  'image-gzip': (content) => imageOf(content),
  'image-plain': (content) => imageOf(content, [content.layer('none')]),
  'image-zstd': (content) => imageOf(content, [content.layer('zstd')]),
  'image-three-layers': (content) =>
    imageOf(content, [content.layer('none'), content.layer('gzip'), content.layer('zstd')]),
  'image-two-gzip-layers': (content) => imageOf(content, [content.layer(), content.layer()]),
  'image-without-layers': (content) => imageOf(content, []),
  'image-without-media-type': withMembers({ mediaType: undefined }),
  'image-with-annotations': withMembers({ annotations: { 'org.opencontainers.image.title': 'x' } }),
  'image-with-artifact-type': withMembers({ artifactType: 'application/vnd.example.app.v1' }),
  'image-with-missing-subject': withMembers({
    subject: { mediaType: manifestType, digest: digestOf('nothing has this'), size: 7 },
  }),
  'image-with-history': withConfig(() => ({ history: [{ created_by: 'COPY' }] })),
  'image-with-short-history': withConfig(() => ({ history: [{ created_by: 'COPY' }] }), 2),
  'image-with-long-history': withConfig(() => ({ history: [{ created_by: 'A' }, { created_by: 'B' }] })),
  'image-nondistributable': withLayer({
    mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
  }),
  'image-nondistributable-with-urls': withLayer({
    mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
    urls: [nobody],
  }),
  'image-layer-with-urls': withLayer({ urls: [nobody] }),
  'image-layer-with-no-urls': withLayer({ urls: [] }),
  'image-gzip-named-plain': withLayer({ mediaType: 'application/vnd.oci.image.layer.v1.tar' }),
  'image-gzip-named-zstd': withLayer({ mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd' }),
  'image-gzip-named-xz': withLayer({ mediaType: 'application/vnd.oci.image.layer.v1.tar+xz' }),
  'image-docker-layer-type': withLayer({ mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip' }),
  'image-docker-plus-gzip': withLayer({ mediaType: 'application/vnd.docker.image.rootfs.diff.tar+gzip' }),
  'image-docker-zstd-layer': (content) =>
    imageOf(content, [
      content.layer('zstd', { mediaType: 'application/vnd.docker.image.rootfs.diff.tar.zstd' }),
    ]),
  'image-unknown-layer-type': withLayer({ mediaType: 'application/vnd.example.layer.v1.tar+gzip' }),
  'image-plain-named-gzip': (content) =>
    imageOf(content, [content.layer('none', { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' })]),
  'image-docker-config': (content) => {
    const layers = [content.layer()];
    const mediaType = 'application/vnd.docker.container.image.v1+json';
    return image({ config: content.imageConfig({}, { mediaType }), layers });
  },
  'image-with-wasm-and-one-diff-id': withWasm(1),
  'image-with-wasm-and-two-diff-ids': withWasm(2),
  'image-fewer-diff-ids': withConfig(
    ({ diffIds }) => ({ rootfs: { type: 'layers', diff_ids: diffIds.slice(0, 1) } }),
    2,
  ),
  'image-more-diff-ids': withConfig(({ diffIds }) => ({
    rootfs: { type: 'layers', diff_ids: [...diffIds, digestOf('more')] },
  })),
  'image-no-diff-ids': withConfig(() => ({ rootfs: { type: 'layers', diff_ids: [] } })),
  'image-wrong-diff-id': withConfig(() => ({ rootfs: { type: 'layers', diff_ids: [digestOf('wrong')] } })),
  'image-other-rootfs-type': withConfig(({ diffIds }) => ({ rootfs: { type: 'chain', diff_ids: diffIds } })),
  'image-without-rootfs': withConfig(() => ({ rootfs: undefined })),
  'image-with-embedded-config': (content) => {
    const layers = [content.layer()];
    return image({ config: embedded(content, content.imageConfig()), layers });
  },
  'image-with-embedded-layer': (content) => imageOf(content, [embedded(content, content.layer())]),
  'image-sha512-layer': (content) => imageOf(content, [content.withDigest(content.layer())]),
  'image-sha512-config': (content) => {
    const layers = [content.layer()];
    return image({ config: content.withDigest(content.imageConfig()), layers });
  },
  'image-blake3-layer': (content) =>
    imageOf(content, [content.withDigest(content.layer(), `blake3:${'0'.repeat(64)}`)]),
  'image-layer-size-too-large': withLayer({ size: 100_000 }),
  'image-layer-size-zero': withLayer({ size: 0 }),
  'image-layer-size-negative': withLayer({ size: -1 }),
  'image-config-size-zero': (content) => {
    const layers = [content.layer()];
    return image({ config: content.imageConfig({}, { size: 0 }), layers });
  },
  'image-missing-layer': withLayer({ digest: digestOf('nothing has this') }),
  'image-empty-blob': (content) =>
    imageOf(content, [content.file('text/plain', { digest: digestOfNothing }, '')]),
  'image-env-without-value': withConfig(() => ({ config: { Cmd: ['/x'], Env: ['NAME'] } })),
  'image-without-command': withConfig(() => ({ config: {} })),
  'image-for-arm64': withConfig(() => ({ architecture: 'arm64' })),
  'image-for-windows': withConfig(() => ({ os: 'windows' })),
  'image-schema-version-1': withMembers({ schemaVersion: 1 }),
  'image-schema-version-missing': withMembers({ schemaVersion: undefined }),
  'image-with-manifests': withMembers({ manifests: [] }),
  'image-with-manifests-null': withMembers({ manifests: null }),
  'image-with-fs-layers': withMembers({ fsLayers: [] }),
  'image-config-missing': withMembers({ config: undefined }),
  'image-config-null': withMembers({ config: null }),
  'image-layers-missing': withMembers({ layers: undefined }),
  'image-layers-null': withMembers({ layers: null }),
  'image-with-index-media-type': withMembers({ mediaType: 'application/vnd.oci.image.index.v1+json' }),
});
