/** Why a document that the JSON Schemas accept has an error all the same. */
interface ReasonedErrors {
  readonly rules: readonly string[];
  readonly reason: string;
}

const shortDigest =
  'descriptor.md: the encoded part of a sha256 digest MUST match /[a-f0-9]{64}/; the schema’s pattern lets any length through.';
const emptyConfig =
  'manifest.md: if config.mediaType is the empty type, artifactType MUST be set; the schema has no such condition.';
const emptyImageConfig =
  'config.md: architecture, os and rootfs are REQUIRED in an image config; no schema looks behind a digest.';

const emptyManifest =
  'manifest.md: config and layers are REQUIRED in a manifest; no schema looks behind a digest.';
const emptyLayer =
  'layer.md: a layer is a tar archive, here compressed; RFC 1952: a gzip file has at least a header and a trailer.';

/**
 * Documents that the JSON Schemas of the specification accept although its text has a MUST that they break,
 * one by one, with the rules that say so.
 */
export const reasonedErrors: Readonly<Record<string, ReasonedErrors>> = {
  'docs/0294-oras-image-index-cp-test-l416.json': {
    rules: ['content-contradicts-type'],
    reason: `The only manifest is the object {}. ${emptyManifest}`,
  },
  'docs/0386-oras-www-image-manifest-manifest-annotations-l93.json': {
    rules: ['content-contradicts-type'],
    reason: `The image config is the object {}. ${emptyImageConfig}`,
  },
  'docs/0387-oras-www-descriptor-manifest-config-l14.json': {
    rules: ['content-contradicts-type'],
    reason: `The image config is the object {}. ${emptyImageConfig}`,
  },
  'docs/0395-rust-oci-client-docker-schema2-src-manifest-l510.json': {
    rules: ['content-contradicts-type'],
    reason: `The image config is the object {}. ${emptyImageConfig}`,
  },
  'docs/0542-skopeo-image-manifest-user-agent-test-l36.json': {
    rules: ['content-contradicts-type', 'size-zero'],
    reason: `The image config is the object {}, and the layer has no bytes. ${emptyImageConfig} ${emptyLayer}`,
  },
  'docs/0876-oci-tools-docker-schema2-aufs-docker-v2-manifest-6c9c1b8d.json': {
    rules: ['content-contradicts-type'],
    reason: `The image config is the object {}. ${emptyImageConfig}`,
  },
  'docs/0708-specifications-image-manifest-verification-by-reference-l131.json': {
    rules: ['digest-encoding'],
    reason: `Its digests are shorter than 64 digits. ${shortDigest}`,
  },
  'docs/0709-specifications-image-index-verification-by-reference-l160.json': {
    rules: ['digest-encoding'],
    reason: `Its digests are shorter than 64 digits. ${shortDigest}`,
  },
  'docs/0712-specifications-image-index-verification-by-reference-l68.json': {
    rules: ['digest-encoding'],
    reason: `Its digests are shorter than 64 digits. ${shortDigest}`,
  },
  'docs/0713-specifications-image-manifest-verification-by-reference-l96.json': {
    rules: ['digest-encoding'],
    reason: `Its digests are shorter than 64 digits. ${shortDigest}`,
  },
  'docs/0852-singularity-image-manifest-fileinrootdir.json': {
    rules: ['artifact-type-required'],
    reason: `The config is the empty one. ${emptyConfig}`,
  },
  'docs/0853-singularity-image-manifest-fileinsubdir.json': {
    rules: ['artifact-type-required'],
    reason: `The config is the empty one. ${emptyConfig}`,
  },
  'docs/0854-singularity-image-manifest-rootdir.json': {
    rules: ['artifact-type-required'],
    reason: `The config is the empty one. ${emptyConfig}`,
  },
  'docs/0855-singularity-image-manifest-subdir.json': {
    rules: ['artifact-type-required'],
    reason: `The config is the empty one. ${emptyConfig}`,
  },
};
