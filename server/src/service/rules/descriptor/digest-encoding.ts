import { set } from '#service/edits/operations';
import { digitsOf, encodingProblem, parseDigest } from '#schemas/values/digest';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';
import { isLeftOut } from '#schemas/values/digestRepair';

/** The schema's pattern lets these through; the specification, registries and clients do not. */
export default defineRule({
  id: 'digest-encoding',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-digests',
  severity: 'error',
  summary: 'The hash of a registered algorithm must have its number of lower-case hexadecimal digits.',
  source: specificationSection('descriptor.md', 'registered-algorithms'),
  messages: {
    length:
      'A {algorithm} digest has {expected} hexadecimal digits, and this one has {found}. Registries and clients refuse it.',
    case: 'The hexadecimal digits of a {algorithm} digest must be in lower case. Registries and clients refuse capital letters.',
    characters:
      'A {algorithm} digest consists of hexadecimal digits in lower case, and this one has other characters. Registries and clients refuse it.',
  },
  fixes: {
    lower: 'Write the digest in lower case',
  },
  automatic: ['lower'],
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      if (descriptor.hasOrdinaryDigest) continue;
      const parsed = parseDigest(descriptor.value.digest ?? '');
      const problem = parsed === undefined ? undefined : encodingProblem(parsed);
      if (parsed === undefined || problem === undefined || isEmptyType(descriptor)) continue;
      const { algorithm, encoded } = parsed;
      const lower = `${algorithm}:${encoded.toLowerCase()}`;
      if (isLeftOut(lower)) continue;
      const path = [...descriptor.path, 'digest'];
      yield {
        message: problem,
        at: { path },
        values: { algorithm, expected: digitsOf(algorithm) ?? 0, found: encoded.length },
        fixes: problem === 'case' ? [fix('lower', set(path, lower))] : [],
      };
    }
  },
});
