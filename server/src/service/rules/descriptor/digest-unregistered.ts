import { digitsOf, parseDigest } from '../../../../../schemas/src/catalogue/digests';
import { specification } from '../../../../../schemas/src/model/field';
import { defineRule, descriptorKinds } from '../rule';

/** Unknown algorithms are legal, and should pass, but nobody can verify them. */
export default defineRule({
  id: 'digest-unregistered',
  subject: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-digests',
  severity: 'information',
  summary: 'A digest uses an algorithm that the specification does not register.',
  specification: specification('descriptor.md', 'registered-algorithms'),
  messages: {
    unregistered:
      'The specification does not register the algorithm "{algorithm}". Such a digest is legal, but clients that do not know it cannot verify the content and may refuse it.',
  },
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { value, hasOrdinaryDigest } = descriptor;
      if (hasOrdinaryDigest) continue;
      const algorithm = value.digest === undefined ? undefined : parseDigest(value.digest)?.algorithm;
      if (algorithm === undefined || digitsOf(algorithm) !== undefined) continue;
      yield { message: 'unregistered', at: { path: [...descriptor.path, 'digest'] }, values: { algorithm } };
    }
  },
});
