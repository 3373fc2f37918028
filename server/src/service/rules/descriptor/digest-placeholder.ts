import { specificationSection } from '#schemas/model/field';
import { isValidDigest } from '#schemas/values/digest';
import { isLeftOut, isMadeUp } from '#schemas/values/digestRepair';
import type { DescriptorView } from '#service/document/views';
import type { RuleContext } from '#service/lint/context';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';
import { titledContent, useFile, type TitledContent } from '#service/reports/titledContent';

/** Digests that were copied from an example, or that have not been filled in yet. */
export default defineRule({
  id: 'digest-placeholder',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'doubtful-digests',
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
      const isMissing = !descriptor.hasOrdinaryDigest && isLeftOut(digest);
      if (!isMissing && !(isMadeUp(digest) && isValidDigest(digest))) continue;
      const at = { path: [...descriptor.path, 'digest'] };
      const fixes = fixesFor(descriptor, context, isMissing);
      if (isMissing) yield { message: 'left-out', at, values: { digest }, fixes };
      // Examples and tests are full of them, and mean them.
      else yield { message: 'made-up', at, severity: 'information', fixes };
    }
  },
});

/** @param isMissing whether a digest is certainly still to be filled in */
function fixesFor(descriptor: DescriptorView, { neighbors, catalogue }: RuleContext, isMissing: boolean) {
  const content = titledContent(descriptor, neighbors);
  const operations = content && useFile(descriptor, content, catalogue);
  if (content === undefined || operations === undefined) return [];
  return [fix('use-file', operations, { doubtful: !isMissing || !agrees(descriptor.value, content) })];
}

/** Tells whether all that the author has written agrees with a file: what is there of the digest, the size, and the data. */
function agrees(
  { digest = '', size, data }: DescriptorView['value'],
  { file, digest: actual = '' }: TitledContent,
): boolean {
  const [start = '', end = ''] = encodedIn(digest).split(/\.{2,}|\u2026/);
  const isShortened = /\.\.|\u2026/.test(digest);
  const isPart = encodedIn(actual).startsWith(start) && encodedIn(actual).endsWith(end);
  return (isPart || !isShortened) && data === undefined && (size === undefined || size === file.size);
}

function encodedIn(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1);
}
