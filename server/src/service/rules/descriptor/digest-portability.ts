import { specificationSection } from '#schemas/model/field';
import { digitsOf, isValidDigest, parseDigest } from '#schemas/values/digest';
import { defineRule, descriptorKinds } from '#service/lint/rule';

/** Several clients read only SHA-256. */
export default defineRule({
  id: 'digest-portability',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-digests',
  severity: 'hint',
  summary: 'A digest uses a registered algorithm other than SHA-256, and not every client reads it.',
  source: specificationSection('descriptor.md', 'registered-algorithms'),
  claims: [
    'go-containerregistry/sha256-only',
    'umoci/sha256-only',
    'containerd/sha512',
    'docker/sha512',
    'docker-classic/digest',
    'containers-image/digest-algorithm',
    'distribution/digests',
  ],
  messages: {
    algorithm:
      'Not every client reads {algorithm} digests. The specification recommends SHA-256. {go-containerregistry/sha256-only}',
  },
  *check({ descriptors, policy }) {
    for (const descriptor of descriptors) {
      const { digest } = descriptor.value;
      if (digest === undefined || descriptor.hasOrdinaryDigest) continue;
      const algorithm = parseDigest(digest)?.algorithm;
      if (algorithm === undefined || digitsOf(algorithm) === undefined || !isValidDigest(digest)) continue;
      // Another rule says which version of the specification registers BLAKE3.
      if (algorithm === 'blake3' && policy.specification !== 'main') continue;
      yield { message: 'algorithm', at: { path: [...descriptor.path, 'digest'] }, values: { algorithm } };
    }
  },
});
