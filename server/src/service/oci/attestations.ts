import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { Kind } from '#schemas/kinds';
import type { DescriptorView } from '#service/document/views';

/** The kinds of document that list manifests, from which a client chooses one (image-index.md). */
export const indexKinds = ['image-index', 'docker-manifest-list'] as const satisfies readonly Kind[];

/** The entries of an index, in order. */
export function entriesOf(descriptors: readonly DescriptorView[]): readonly DescriptorView[] {
  return descriptors.every(isEntry) ? descriptors : descriptors.filter(isEntry);
}

function isEntry({ role }: DescriptorView): boolean {
  return role === 'manifest';
}

/**
 * Tells whether an entry is an attestation by BuildKit, which says something about another entry and is never run
 * (BuildKit, "Image attestation storage").
 */
export function isAttestation({ value }: DescriptorView): boolean {
  return value.annotations?.[wellKnownAnnotations.referenceType] !== undefined;
}

/** The digest of the entry that an attestation is about, as its annotation names it. */
export function referencedDigest({ value }: DescriptorView): string | undefined {
  return value.annotations?.[wellKnownAnnotations.referenceDigest];
}

/** Tells whether an entry says that it has no platform, in the way that BuildKit does for attestations. */
export function isUnknownPlatform({ value }: DescriptorView): boolean {
  return value.platform?.os === 'unknown' && value.platform.architecture === 'unknown';
}

/** The digests of the entries that are not attestations; attestations refer to these. */
export function runnableDigests(entries: readonly DescriptorView[]): ReadonlySet<string> {
  const digests = new Set<string>();
  for (const entry of entries) {
    if (entry.value.digest !== undefined && !isAttestation(entry)) digests.add(entry.value.digest);
  }
  return digests;
}
