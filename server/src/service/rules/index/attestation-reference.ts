import { wellKnownAnnotations } from '../../../../../schemas/src/catalogue/annotations';
import { encodingProblem, parseDigest } from '../../../../../schemas/src/catalogue/digests';
import { defineRule } from '../rule';
import { entriesOf, indexKinds, isAttestation, runnableDigests } from './entries';

/** An attestation that does not say what it is about is of no use to anybody. */
export default defineRule({
  id: 'attestation-reference',
  subject: 'index',
  kinds: indexKinds,
  onlyWith: 'annotations',
  severity: 'warning',
  summary: 'An attestation in an index does not say by digest which entry it is about.',
  specification: 'https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md',
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
            : [
                {
                  fix: 'refer-to-image',
                  values: { image },
                  operations: [{ op: 'set', path: at, value: image }],
                },
              ],
      };
    }
  },
});
