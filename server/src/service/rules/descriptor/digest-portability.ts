import { digitsOf, isValidDigest, parseDigest } from '#schemas/values/digest';
import { specificationSection } from '#schemas/model/field';
import { defineRule, descriptorKinds } from '#service/lint/rule';

/** crane, umoci and dockerd read SHA-256 only. */
export default defineRule({
  id: 'digest-portability',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-digests',
  severity: 'hint',
  summary: 'A digest uses a registered algorithm other than SHA-256, which not every client reads.',
  source: specificationSection('descriptor.md', 'registered-algorithms'),
  messages: {
    algorithm:
      'Not every client reads {algorithm} digests; crane, umoci and dockerd know SHA-256 only, which is what the specification recommends.',
  },
  *check({ descriptors, policy }) {
    for (const descriptor of descriptors) {
      const { value } = descriptor;
      const { digest } = value;
      // Nearly all digests are SHA-256, and need no closer look.
      if (digest === undefined || digest.startsWith('sha256:')) continue;
      const algorithm = parseDigest(digest)?.algorithm;
      if (algorithm === undefined || digitsOf(algorithm) === undefined || !isValidDigest(digest)) continue;
      // Which version of the specification has it is said by another rule.
      if (algorithm === 'blake3' && policy.specification !== 'main') continue;
      yield { message: 'algorithm', at: { path: [...descriptor.path, 'digest'] }, values: { algorithm } };
    }
  },
});
