import { remove, set } from '#service/edits/operations';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { parseDigest } from '#schemas/values/digest';
import { fix, defineRule } from '#service/lint/rule';
import { entriesOf, indexKinds, isAttestation, runnableDigests } from '#service/oci/attestations';

/** Left behind when an index was filtered by platform, or the image was built again. */
export default defineRule({
  id: 'attestation-dangling',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'annotations',
  severity: 'warning',
  summary: 'An attestation is about an image that the index does not list.',
  source: 'https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md',
  messages: {
    dangling:
      'This attestation is about an image that the index does not list. Tools look for the image among the other ' +
      'entries and show the attestation for none.',
  },
  fixes: {
    'refer-to-image': 'Refer to the image {image}',
    remove: 'Remove the attestation',
  },
  *check({ descriptors }) {
    const entries = entriesOf(descriptors);
    if (!entries.some(isAttestation)) return;
    const images = runnableDigests(entries);
    const taken = new Set(
      entries.map(({ value }) => value.annotations?.[wellKnownAnnotations.referenceDigest]),
    );
    const free = [...images].filter((image) => !taken.has(image));
    for (const entry of entries) {
      const digest = entry.value.annotations?.[wellKnownAnnotations.referenceDigest];
      if (
        digest === undefined ||
        !isAttestation(entry) ||
        images.has(digest) ||
        parseDigest(digest) === undefined
      )
        continue;
      const at = [...entry.path, 'annotations', wellKnownAnnotations.referenceDigest];
      const [image] = free;
      yield {
        message: 'dangling',
        at: { path: at },
        // Where there is no image at all, the attestations are perhaps listed for themselves.
        ...(images.size === 0 ? { severity: 'information' as const } : {}),
        fixes: [
          ...(free.length === 1 && image !== undefined
            ? [fix('refer-to-image' as const, set(at, image), { values: { image } })]
            : []),
          fix('remove', remove(entry.path)),
        ],
      };
    }
  },
});
