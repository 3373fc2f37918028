import type { DescriptorView } from '#service/document/views';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { entriesOf, indexKinds, isAttestation, isUnknownPlatform } from '#service/oci/attestations';

/** `unknown/unknown` hides attestations from clients that choose by platform. */
export default defineRule({
  id: 'platform-unknown-without-attestation',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'unknown-platforms',
  severity: 'information',
  summary: 'An entry has the platform unknown/unknown but is not an attestation.',
  source: 'https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md',
  claims: [
    'buildkit/attestation-platform',
    'go-containerregistry/platform-missing',
    'containers-image/platform-missing',
    'containerd/index',
  ],
  messages: {
    unknown:
      'The platform unknown/unknown marks attestations, but this entry is not one: it lacks ' +
      'vnd.docker.reference.type. An artifact needs no platform if it comes after the images of the index.',
  },
  fixes: { 'remove-platform': 'Remove platform' },
  *check({ descriptors }) {
    let isAfterImage = false;
    for (const entry of entriesOf(descriptors)) {
      isAfterImage ||= isForAssumedPlatform(entry);
      if (!isUnknownPlatform(entry) || isAttestation(entry)) continue;
      const path = [...entry.path, 'platform'];
      const needsNoPlatform = isAfterImage && Boolean(entry.value.artifactType);
      yield {
        message: 'unknown',
        at: { path, part: 'key' },
        fixes: needsNoPlatform ? [fix('remove-platform', remove(path))] : [],
      };
    }
  },
});

/**
 * Tells whether an entry is for the platform that some clients assume where there is none. They take the first entry
 * that matches, so that one without a platform is harmless after it only.
 */
function isForAssumedPlatform({ value: { platform } }: DescriptorView): boolean {
  return platform?.os === 'linux' && platform.architecture === 'amd64';
}
