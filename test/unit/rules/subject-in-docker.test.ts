import { dockerManifest, image, markedKey } from '#helpers/documents';
import { subject } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const markedSubject = markedKey('subject');

testRule('subject-in-docker', {
  valid: [dockerManifest(), image({ subject: subject() })],
  invalid: [
    {
      // As an OCI manifest it would have a blob for its subject.
      text: dockerManifest({
        [markedSubject]: subject({ mediaType: 'application/vnd.oci.image.config.v1+json' }),
      }),
      message: 'ignored',
      fixes: { 'Remove the subject': dockerManifest() },
    },
    {
      text: dockerManifest({ [markedSubject]: subject() }),
      message: 'ignored',
      severity: 'warning',
      fixes: {
        'Convert to an OCI image manifest': image({ subject: subject() }),
        'Remove the subject': dockerManifest(),
      },
    },
  ],
});
