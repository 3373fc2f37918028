import { remove } from '#service/edits/operations';
import { isValidDigest } from '#schemas/values/digest';
import { specificationSection } from '#schemas/model/field';
import { isEmptyType } from '#service/oci/content';
import { fix, defineRule } from '#service/lint/rule';

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
    blob: 'The subject is the same content as {part} of this manifest. It has to be another manifest, which this one belongs to.',
    child:
      'The subject is the same manifest as {part} of this index. Registries then list the index among the referrers of its own part.',
  },
  fixes: {
    remove: 'Remove the subject',
  },
  *check({ descriptors, catalogue }) {
    const view = descriptors.find(({ role }) => role === 'subject');
    const subject = view?.value.digest;
    if (view === undefined || subject === undefined || isEmptyType(view)) return;
    if (!isValidDigest(subject) || catalogue.content(subject) !== undefined) return;
    const part = descriptors.find(({ role, value }) => role !== 'subject' && value.digest === subject);
    if (part === undefined) return;
    const child = part.role === 'manifest';
    yield {
      message: child ? 'child' : 'blob',
      at: { path: ['subject', 'digest'] },
      values: { part: part.role === 'config' ? 'the config' : `${part.path[0]}[${part.path[1]}]` },
      ...(child ? { severity: 'information' as const } : {}),
      fixes: [fix('remove', remove(['subject']))],
    };
  },
});
