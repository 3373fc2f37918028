import { index, manifestDescriptor, platform, type Members } from '../documents';

/** An OCI image index with the given entries. */
export function indexOf(...entries: readonly Members[]): string {
  return index({ manifests: entries });
}

/** An OCI image index with one image, for linux/amd64 with the given members instead. */
export function indexFor(members: Members): string {
  return indexOf(imageFor(members));
}

/** The descriptor of an image, for linux/amd64 with the given members instead. */
export function imageFor(members: Members = {}, overrides: Members = {}): Members {
  return manifestDescriptor({ platform: platform(members), ...overrides });
}

/** The descriptor of one of BuildKit's attestations, with the digest `$2`, about what its annotations say. */
export function attestation(annotations: Members, overrides: Members = {}): Members {
  const noPlatform = platform({ architecture: 'unknown', os: 'unknown' });
  return manifestDescriptor({ digest: '$2', size: 566, platform: noPlatform, annotations, ...overrides });
}

/** The annotations of an attestation about the entry with the given digest. */
export function aboutEntry(digest: unknown): Members {
  return {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': digest,
  };
}
