import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { encodingProblem, parseDigest } from '#schemas/values/digest';
import { isLeftOut } from '#schemas/values/digestRepair';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import {
  entriesOf,
  indexKinds,
  isAttestation,
  referencedDigest,
  runnableDigests,
} from '#service/oci/attestations';

/** Tools find attestations by the digest of their image; without it nobody finds them. */
export default defineRule({
  id: 'attestation-reference',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'attestations',
  severity: 'warning',
  summary: 'An attestation in an index does not say by digest which entry it is about.',
  source: 'https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md',
  claims: ['buildkit/attestation-reference'],
  messages: {
    missing:
      'This attestation lacks the annotation vnd.docker.reference.digest, so tools cannot tell which image it is about.',
    invalid: '"{digest}" is not a valid digest, so tools cannot tell which image this attestation is about.',
  },
  fixes: { 'refer-to-image': 'Refer to the image {image}' },
  *check({ descriptors }) {
    const entries = entriesOf(descriptors);
    const attestations = entries.filter(isAttestation);
    if (attestations.length === 0) return;
    const [image, ...others] = runnableDigests(entries);
    // While the images have no digests yet, there is nothing to refer to, and another rule asks for those.
    const isBegun = [image, ...others].every((digest) => digest !== undefined && isLeftOut(digest));
    for (const entry of attestations) {
      const digest = referencedDigest(entry);
      if (digest !== undefined && (isDigest(digest) || (isLeftOut(digest) && isBegun))) continue;
      const annotations = [...entry.path, 'annotations'];
      const path = [...annotations, wellKnownAnnotations.referenceDigest];
      const fixes =
        image !== undefined && others.length === 0 && isDigest(image)
          ? [fix('refer-to-image', set(path, image), { values: { image } })]
          : [];
      if (digest !== undefined) {
        yield { message: 'invalid', at: { path }, values: { digest }, fixes };
        continue;
      }
      const type = [...annotations, wellKnownAnnotations.referenceType];
      yield { message: 'missing', at: { path: type }, absent: path, fixes };
    }
  },
});

function isDigest(text: string): boolean {
  const digest = parseDigest(text);
  return digest !== undefined && encodingProblem(digest) === undefined;
}
