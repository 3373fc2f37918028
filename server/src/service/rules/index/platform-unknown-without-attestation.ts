import { remove } from '#service/edits/operations';
import { fix, defineRule } from '#service/lint/rule';
import { entriesOf, indexKinds, isAttestation, isUnknownPlatform } from '#service/oci/attestations';

/** `unknown/unknown` is how BuildKit hides its attestations from clients; nothing else needs it. */
export default defineRule({
  id: 'platform-unknown-without-attestation',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'platforms',
  severity: 'information',
  summary: 'An entry has the platform unknown/unknown but is no attestation.',
  source: 'https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md',
  messages: {
    unknown:
      'unknown/unknown marks BuildKit’s attestations, and this entry is none: it lacks vnd.docker.reference.type. ' +
      'Where content has no platform, leave platform away.',
  },
  fixes: { 'remove-platform': 'Remove platform' },
  *check({ descriptors }) {
    for (const entry of entriesOf(descriptors)) {
      if (!isUnknownPlatform(entry) || isAttestation(entry)) continue;
      const at = [...entry.path, 'platform'];
      yield {
        message: 'unknown',
        at: { path: at, part: 'key' },
        fixes: [fix('remove-platform', remove(at))],
      };
    }
  },
});
