import { kindByMediaType } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import type { DescriptorView } from '#service/document/views';
import { remove } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix, type FixProposal } from '#service/lint/rule';
import { convertToOci } from '#service/oci/dockerTwins';

/** Some registries look for a subject only in OCI documents. */
export default defineRule({
  id: 'subject-in-docker',
  category: 'artifact',
  kinds: ['docker-manifest', 'docker-manifest-list'],
  onlyWith: 'subject',
  severity: 'warning',
  summary: 'A Docker document has a subject, which only OCI documents can have.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  claims: ['zot/subject-in-docker', 'quay/subject-in-docker', 'harbor/subject-in-docker'],
  messages: {
    ignored:
      'Docker’s format has no subject, so registries may not list this document among the referrers. Only OCI manifests and indexes can have a subject.',
  },
  fixes: {
    'convert-to-oci': 'Convert to an OCI image manifest',
    remove: 'Remove the subject',
  },
  *check(context) {
    const subject = context.descriptors.find(({ role }) => role === 'subject');
    if (subject === undefined) return;
    yield {
      message: 'ignored',
      at: { path: ['subject'], part: 'key' },
      fixes: [...conversions(context, subject), fix('remove', remove(['subject']))],
    };
  },
});

/** A subject that is not a manifest would be a mistake in an OCI manifest, too. */
function conversions(
  { kind, descriptors, catalogue }: RuleContext,
  subject: DescriptorView,
): FixProposal<'convert-to-oci'>[] {
  if (kind !== 'docker-manifest' || !kindByMediaType.has(subject.value.mediaType ?? '')) return [];
  return [fix('convert-to-oci', convertToOci(descriptors, catalogue))];
}
