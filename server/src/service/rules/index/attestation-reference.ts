import { set } from '#service/edits/operations';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { encodingProblem, parseDigest } from '#schemas/values/digest';
import { fix, defineRule } from '#service/lint/rule';
import { entriesOf, indexKinds, isAttestation, runnableDigests } from '#service/oci/attestations';

/** An attestation that does not say what it is about is of no use to anybody. */
export default defineRule({
  id: 'attestation-reference',
  category: 'index',
  kinds: indexKinds,
  onlyWith: 'annotations',
  severity: 'warning',
  summary: 'An attestation in an index does not say by digest which entry it is about.',
  source: 'https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md',
  messages: {
    missing:
      'This attestation lacks the annotation vnd.docker.reference.digest, so tools cannot tell which image it is about.',
    invalid: '"{digest}" is no digest, so tools cannot tell which image this attestation is about.',
  },
  fixes: { 'refer-to-image': 'Refer to the image {image}' },
  *check({ descriptors }) {
    const entries = entriesOf(descriptors);
    let images: ReadonlySet<string> | undefined;
    for (const entry of entries) {
      if (!isAttestation(entry)) continue;
      const digest = entry.value.annotations?.[wellKnownAnnotations.referenceDigest];
      const parsed = digest === undefined ? undefined : parseDigest(digest);
      if (parsed !== undefined && encodingProblem(parsed) === undefined) continue;
      const annotations = [...entry.path, 'annotations'];
      const at = [...annotations, wellKnownAnnotations.referenceDigest];
      images ??= runnableDigests(entries);
      const [image] = images;
      yield {
        message: digest === undefined ? 'missing' : 'invalid',
        at: { path: digest === undefined ? [...annotations, wellKnownAnnotations.referenceType] : at },
        ...(digest === undefined ? { absent: at } : { values: { digest } }),
        fixes:
          images.size !== 1 || image === undefined
            ? []
            : [fix('refer-to-image', set(at, image), { values: { image } })],
      };
    }
  },
});
