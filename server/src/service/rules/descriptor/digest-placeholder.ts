import { specificationSection } from '#schemas/model/field';
import { isValidDigest } from '#schemas/values/digest';
import { isLeftOut, isMadeUp } from '#schemas/values/digestRepair';
import type { DescriptorView } from '#service/document/views';
import type { RuleContext } from '#service/lint/context';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';
import { titledContent, useFile } from '#service/reports/titledContent';

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
  fixes: { 'use-file': 'Use the digest and size of the file that the title names' },
  automatic: ['use-file'],
  *check(context) {
    for (const descriptor of context.descriptors) {
      const { digest } = descriptor.value;
      if (digest === undefined || isEmptyType(descriptor)) continue;
      const at = { path: [...descriptor.path, 'digest'] };
      if (!descriptor.hasOrdinaryDigest && isLeftOut(digest)) {
        yield { message: 'left-out', at, values: { digest }, fixes: fixesFor(descriptor, context) };
      } else if (isMadeUp(digest) && isValidDigest(digest)) {
        // Examples and tests are full of them.
        const fixes = fixesFor(descriptor, context).map((proposal) => ({ ...proposal, doubtful: true }));
        yield { message: 'made-up', at, severity: 'information', fixes };
      }
    }
  },
});

function fixesFor(descriptor: DescriptorView, { neighbors, catalogue }: RuleContext) {
  const content = titledContent(descriptor, neighbors);
  const operations = content && useFile(descriptor, content, catalogue);
  return operations === undefined ? [] : [fix('use-file', operations)];
}
