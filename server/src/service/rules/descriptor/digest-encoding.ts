import { specificationSection } from '#schemas/model/field';
import { digitsOf, encodingProblem, parseDigest } from '#schemas/values/digest';
import { isLeftOut } from '#schemas/values/digestRepair';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isEmptyType, mayHaveDigest } from '#service/oci/content';

/** The pattern of the JSON Schema lets these through; the specification, registries and clients do not. */
export default defineRule({
  id: 'digest-encoding',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-digests',
  severity: 'error',
  summary: 'The hash in a digest has the wrong number or kind of digits for its algorithm.',
  source: specificationSection('descriptor.md', 'registered-algorithms'),
  messages: {
    length:
      'A {algorithm} digest has {expected} hexadecimal digits, but this one has {found}. Registries and clients refuse it.',
    case: 'The hexadecimal digits of a {algorithm} digest must be lowercase. Registries and clients refuse uppercase letters.',
    characters:
      'A {algorithm} digest consists of lowercase hexadecimal digits, but this one has other characters. Registries and clients refuse it.',
  },
  fixes: {
    lower: 'Write the digest in lowercase',
  },
  automatic: ['lower'],
  *check({ descriptors, catalogue }) {
    for (const descriptor of descriptors) {
      if (descriptor.hasOrdinaryDigest) continue;
      const parsed = parseDigest(descriptor.value.digest ?? '');
      if (parsed === undefined || isEmptyType(descriptor)) continue;
      const problem = encodingProblem(parsed);
      if (problem === undefined) continue;
      const { algorithm, encoded } = parsed;
      const lower = `${algorithm}:${encoded.toLowerCase()}`;
      if (isLeftOut(lower)) continue;
      const path = [...descriptor.path, 'digest'];
      const isFit = problem === 'case' && mayHaveDigest(descriptor, lower, catalogue);
      yield {
        message: problem,
        at: { path },
        values: { algorithm, expected: digitsOf(algorithm) ?? 0, found: encoded.length },
        fixes: isFit ? [fix('lower', set(path, lower))] : [],
      };
    }
  },
});
