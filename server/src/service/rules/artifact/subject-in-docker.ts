import { remove } from '#service/edits/operations';
import { kindByMediaType } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';
import { convertToOci } from '#service/oci/dockerTwins';

/** Registries look for a subject in OCI documents only. */
export default defineRule({
  id: 'subject-in-docker',
  category: 'artifact',
  kinds: ['docker-manifest', 'docker-manifest-list'],
  onlyWith: 'subject',
  severity: 'warning',
  summary: 'A Docker document has a subject, which only OCI documents can have.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    ignored:
      'Docker’s format has no subject, so registries do not list this document among the referrers. Only OCI manifests and indexes can have one.',
  },
  fixes: {
    'convert-to-oci': 'Make the document an OCI manifest',
    remove: 'Remove the subject',
  },
  *check({ kind, descriptors, catalogue }) {
    const subject = descriptors.find(({ role }) => role === 'subject');
    if (subject === undefined) return;
    const sound = kindByMediaType.has(subject.value.mediaType ?? '');
    yield {
      message: 'ignored',
      at: { path: ['subject'], part: 'key' },
      fixes: [
        ...(kind === 'docker-manifest' && sound
          ? [fix('convert-to-oci' as const, convertToOci(descriptors, catalogue))]
          : []),
        fix('remove', remove(['subject'])),
      ],
    };
  },
});
