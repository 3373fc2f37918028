import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { entriesOf, indexKinds, isAttestation, isUnknownPlatform } from '#service/oci/attestations';

/** `unknown/unknown` is how BuildKit hides its attestations from clients; nothing else needs it. */
export default defineRule({
  id: 'platform-unknown-without-attestation',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'platforms',
  severity: 'information',
  summary: 'An entry has the platform unknown/unknown but is not an attestation.',
  source: 'https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md',
  messages: {
    unknown:
      'The platform unknown/unknown marks BuildKit’s attestations, but this entry is not one: it lacks ' +
      'vnd.docker.reference.type. If the content has no platform, omit platform.',
  },
  fixes: { 'remove-platform': 'Remove platform' },
  *check({ descriptors }) {
    for (const entry of entriesOf(descriptors)) {
      if (!isUnknownPlatform(entry) || isAttestation(entry)) continue;
      const path = [...entry.path, 'platform'];
      yield {
        message: 'unknown',
        at: { path, part: 'key' },
        fixes: [fix('remove-platform', remove(path))],
      };
    }
  },
});
