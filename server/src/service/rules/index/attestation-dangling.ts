import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { JsonPath } from '#schemas/jsonPath';
import { isValidDigest, parseDigest } from '#schemas/values/digest';
import type { DescriptorView } from '#service/document/views';
import { remove, set } from '#service/edits/operations';
import { defineRule, fix, type FixProposal } from '#service/lint/rule';
import {
  entriesOf,
  indexKinds,
  isAttestation,
  referencedDigest,
  runnableDigests,
} from '#service/oci/attestations';

/** Left behind when an index was filtered by platform, or when the image was built again. */
export default defineRule({
  id: 'attestation-dangling',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'attestations',
  severity: 'warning',
  summary: 'An attestation is about an image that the index does not list.',
  source: 'https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md',
  claims: ['buildkit/attestation-reference'],
  messages: {
    dangling:
      'This attestation is about an image that the index does not list. Tools look for the image among the other ' +
      'entries and show the attestation for none of them.',
  },
  fixes: {
    'refer-to-image': 'Refer to the image {image}',
    remove: 'Remove the attestation',
    'remove-last': 'Remove the attestation, which leaves an index without manifests',
  },
  *check({ descriptors }) {
    const entries = entriesOf(descriptors);
    if (!entries.some(isAttestation)) return;
    const images = runnableDigests(entries);
    const image = onlyUnreferenced(images, entries);
    for (const entry of entries) {
      if (!isAttestation(entry)) continue;
      const digest = referencedDigest(entry);
      // What is missing or not a digest is reported by attestation-reference.
      if (digest === undefined || images.has(digest) || parseDigest(digest) === undefined) continue;
      const path = [...entry.path, 'annotations', wellKnownAnnotations.referenceDigest];
      yield {
        message: 'dangling',
        at: { path },
        // Where there is no image at all, the attestations may be listed for their own sake.
        severity: images.size === 0 ? 'information' : 'warning',
        fixes: [
          ...refer(path, image),
          fix(entries.length > 1 ? 'remove' : 'remove-last', remove(entry.path)),
        ],
      };
    }
  },
});

/** The image that no attestation is about, where there is exactly one. */
function onlyUnreferenced(
  images: ReadonlySet<string>,
  entries: readonly DescriptorView[],
): string | undefined {
  const referenced = new Set(entries.map(referencedDigest));
  const [image, ...others] = [...images].filter((digest) => !referenced.has(digest));
  return others.length === 0 ? image : undefined;
}

function refer(path: JsonPath, image: string | undefined): FixProposal<'refer-to-image'>[] {
  return image === undefined || !isValidDigest(image)
    ? []
    : [fix('refer-to-image', set(path, image), { values: { image } })];
}
