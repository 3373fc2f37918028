import { specificationSection } from '#schemas/model/field';
import { isValidDigest } from '#schemas/values/digest';
import { isLeftOut, isMadeUp } from '#schemas/values/digestRepair';
import { defineRule, descriptorKinds } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';

/** Digests that were copied from an example, or that have not been filled in yet. */
export default defineRule({
  id: 'digest-placeholder',
  category: 'descriptor',
  kinds: descriptorKinds,
  severity: 'error',
  summary: 'A digest is a placeholder that must be replaced with the hash of the content.',
  source: specificationSection('descriptor.md', 'digests'),
  messages: {
    'left-out':
      '"{digest}" is a placeholder for a digest. Fill in the hash of the content before the document is used.',
    'made-up':
      'This digest repeats a short pattern, so it was made up and no registry has content for it. ' +
      'Fill in the hash of the content before the document is used.',
  },
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { digest } = descriptor.value;
      if (digest === undefined || isEmptyType(descriptor)) continue;
      const at = { path: [...descriptor.path, 'digest'] };
      if (!descriptor.hasOrdinaryDigest && isLeftOut(digest)) {
        yield { message: 'left-out', at, values: { digest } };
      } else if (isMadeUp(digest) && isValidDigest(digest)) {
        // Examples and tests are full of them.
        yield { message: 'made-up', at, severity: 'information' };
      }
    }
  },
});
