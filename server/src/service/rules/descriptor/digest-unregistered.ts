import { specificationSection } from '#schemas/model/field';
import { digitsOf, parseDigest } from '#schemas/values/digest';
import { defineRule, descriptorKinds } from '#service/lint/rule';

/** Unknown algorithms are legal and should pass, but not every client can verify them. */
export default defineRule({
  id: 'digest-unregistered',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-digests',
  severity: 'information',
  summary: 'A digest uses an algorithm that the specification does not register.',
  source: specificationSection('descriptor.md', 'registered-algorithms'),
  claims: [
    'distribution/digests',
    'containers-image/digest-algorithm',
    'go-containerregistry/sha256-only',
    'umoci/sha256-only',
  ],
  messages: {
    unregistered:
      'The specification does not register the algorithm "{algorithm}". Such a digest is allowed, but clients that do not know the algorithm cannot verify the content and may refuse it.',
  },
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { value, hasOrdinaryDigest } = descriptor;
      if (value.digest === undefined || hasOrdinaryDigest) continue;
      const algorithm = parseDigest(value.digest)?.algorithm;
      if (algorithm === undefined || digitsOf(algorithm) !== undefined) continue;
      yield { message: 'unregistered', at: { path: [...descriptor.path, 'digest'] }, values: { algorithm } };
    }
  },
});
