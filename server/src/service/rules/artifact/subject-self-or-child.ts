import { formatPath } from '#schemas/jsonPath';
import { specificationSection } from '#schemas/model/field';
import { isValidDigest } from '#schemas/values/digest';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';

/** A manifest refers to another manifest, not to its own parts. */
export default defineRule({
  id: 'subject-self-or-child',
  category: 'artifact',
  kinds: ['image-manifest', 'image-index'],
  onlyWith: 'subject',
  severity: 'error',
  summary: 'The subject is one of the document’s own parts.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    blob: 'The subject and {part} of this manifest point to the same content. The subject must be the manifest that this one belongs to.',
    child:
      'The subject and {part} of this index point to the same manifest. Registries then list the index among the referrers of its own part.',
  },
  fixes: {
    remove: 'Remove the subject',
  },
  *check({ descriptors, catalogue }) {
    const subject = descriptors.find(({ role }) => role === 'subject');
    const digest = subject?.value.digest;
    if (subject === undefined || digest === undefined || isEmptyType(subject)) return;
    if (!isValidDigest(digest) || catalogue.content(digest) !== undefined) return;
    const part = descriptors.find(({ role, value }) => role !== 'subject' && value.digest === digest);
    if (part === undefined) return;
    const report = {
      at: { path: ['subject', 'digest'] },
      values: { part: formatPath(part.path) },
      fixes: [fix('remove', remove(['subject']))],
    };
    if (part.role === 'manifest') yield { ...report, message: 'child', severity: 'information' };
    else yield { ...report, message: 'blob' };
  },
});
