import { artifact, emptyDescriptor, index, platform, type Members } from '#helpers/documents';
import { aboutEntry, attestation } from '#helpers/documents/indexes';
import { digestOf } from '#helpers/markedText';
import type { Content } from './content';
import { documentsOf, type Recipe } from './document';
import { imageOf, manifestType } from './images';

const indexType = 'application/vnd.oci.image.index.v1+json';

/** An entry for an image that is stored; for linux/amd64, unless told otherwise. */
function entryOf(content: Content, overrides: Members = {}): Members {
  return content.manifest(imageOf(content), manifestType, { platform: platform(), ...overrides });
}

function withMembers(members: Members): Recipe {
  return (content) => index({ manifests: [entryOf(content)], ...members });
}

function withEntry(overrides: Members): Recipe {
  return (content) => index({ manifests: [entryOf(content, overrides)] });
}

/** Indexes in the OCI format, sound and faulty. */
export const indexes = documentsOf(indexType, {
  'index-one-image': withMembers({}),
  'index-two-platforms': (content) =>
    index({
      manifests: [entryOf(content, { platform: platform({ architecture: 'arm64' }) }), entryOf(content)],
    }),
  'index-without-platform': withEntry({ platform: undefined }),
  'index-for-others': withEntry({ platform: platform({ architecture: 's390x' }) }),
  'index-alias-x86-64': withEntry({ platform: platform({ architecture: 'x86_64' }) }),
  'index-os-uppercase': withEntry({ platform: platform({ os: 'Linux' }) }),
  'index-empty': withMembers({ manifests: [] }),
  'index-without-media-type': withMembers({ mediaType: undefined }),
  'index-without-schema-version': withMembers({ schemaVersion: undefined }),
  'index-with-artifact-type': withMembers({ artifactType: 'application/vnd.example.v1' }),
  'index-with-config': withMembers({ config: emptyDescriptor() }),
  'index-with-layers': withMembers({ layers: [] }),
  'index-with-manifest-media-type': withMembers({ mediaType: manifestType }),
  'index-missing-image': withEntry({ digest: digestOf('nothing has this') }),
  'index-manifests-missing': withMembers({ manifests: undefined }),
  'index-nested': (content) => {
    const inner = content.manifest(index({ manifests: [entryOf(content)] }), indexType, {
      platform: platform(),
    });
    return index({ manifests: [inner] });
  },
  'index-of-artifact': (content) => {
    content.customConfig('application/vnd.oci.empty.v1+json', '{}');
    const text = artifact({ layers: [content.file('text/plain')] });
    return index({ manifests: [content.manifest(text, manifestType)] });
  },
  'index-with-attestation': (content) => {
    const entry = entryOf(content);
    const { digest, size } = content.manifest(imageOf(content, []), manifestType);
    return index({ manifests: [entry, attestation(aboutEntry(entry['digest']), { digest, size })] });
  },
});
