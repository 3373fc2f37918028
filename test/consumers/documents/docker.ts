import {
  dockerConfigDescriptor,
  dockerLayer,
  dockerManifest,
  dockerManifestList,
  platform,
  type Members,
} from '#helpers/documents';
import type { Content } from './content';
import { documentsOf, type Recipe } from './document';

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';
const listType = 'application/vnd.docker.distribution.manifest.list.v2+json';

function dockerImage(
  content: Content,
  layers: readonly Members[] = [dockerLayer(gzipped(content))],
  members: Members = {},
): string {
  const { mediaType } = dockerConfigDescriptor();
  return dockerManifest({ config: content.imageConfig({}, { mediaType }), layers, ...members });
}

function gzipped(content: Content): Members {
  const { digest, size } = content.layer();
  return { digest, size };
}

function withLayer(overrides: Members): Recipe {
  return (content) => dockerImage(content, [dockerLayer({ ...gzipped(content), ...overrides })]);
}

function withMembers(members: Members): Recipe {
  return (content) => dockerImage(content, undefined, members);
}

function listOf(members: Members = {}, image: Members = {}): Recipe {
  return (content) => {
    const entry = content.manifest(dockerImage(content), manifestType, { platform: platform(), ...image });
    return dockerManifestList({ manifests: [entry], ...members });
  };
}

const foreign = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';

/** Images and lists in Docker’s formats. */
export const dockerDocuments = [
  ...documentsOf(manifestType, {
    'docker-image': (content) => dockerImage(content),
    'docker-plain-layer': (content) =>
      dockerImage(content, [
        content.layer('none', { mediaType: 'application/vnd.docker.image.rootfs.diff.tar' }),
      ]),
    'docker-zstd-layer': (content) =>
      dockerImage(content, [
        content.layer('zstd', { mediaType: 'application/vnd.docker.image.rootfs.diff.tar.zstd' }),
      ]),
    'docker-oci-layer': withLayer({ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip' }),
    'docker-foreign-layer': withLayer({ mediaType: foreign, urls: ['http://127.0.0.1:9/layer'] }),
    'docker-foreign-layer-without-urls': withLayer({ mediaType: foreign }),
    'docker-unknown-layer': withLayer({ mediaType: 'application/vnd.example.layer.v1.tar+gzip' }),
    'docker-oci-config': (content) => {
      const layers = [dockerLayer(gzipped(content))];
      return dockerManifest({ config: content.imageConfig(), layers });
    },
    'docker-plugin-config': (content) => {
      const layers = [dockerLayer(gzipped(content))];
      const mediaType = 'application/vnd.docker.plugin.v1+json';
      return dockerManifest({ config: content.imageConfig({}, { mediaType }), layers });
    },
    'docker-with-manifests': withMembers({ manifests: [] }),
    'docker-schema-version-missing': withMembers({ schemaVersion: undefined }),
    'docker-config-missing': withMembers({ config: undefined }),
  }),
  ...documentsOf(listType, {
    'docker-list': listOf(),
    'docker-list-for-others': listOf({}, { platform: platform({ architecture: 's390x' }) }),
    'docker-list-empty': listOf({ manifests: [] }),
    'docker-list-with-config': listOf({ config: {} }),
  }),
];
