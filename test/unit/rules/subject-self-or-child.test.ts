import { artifact, image, index, manifestDescriptor, marked, type Members } from '#helpers/documents';
import { customConfig, file, subject } from '#helpers/documents/artifacts';
import { digestOfEmptyObject } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const manifest = (members?: Members) => image({ config: customConfig(), layers: [file()], ...members });
const parent = (members?: Members) => index({ manifests: [manifestDescriptor()], ...members });

testRule('subject-self-or-child', {
  valid: [
    manifest(),
    manifest({ subject: subject() }),
    manifest({ subject: subject({ digest: undefined }) }),
    // Digests that are malformed, or of well-known content, have rules of their own.
    manifest({ layers: [file({ digest: 'sha256:abc' })], subject: subject({ digest: 'sha256:abc' }) }),
    artifact({ subject: subject({ digest: digestOfEmptyObject, size: 2 }) }),
  ],
  invalid: [
    {
      text: manifest({ subject: subject({ digest: marked('$2'), size: 3422 }) }),
      message: 'blob',
      severity: 'error',
      fixes: { 'Remove the subject': manifest() },
    },
    { text: manifest({ subject: subject({ digest: marked('$1'), size: 469 }) }), message: 'blob' },
    {
      text: parent({ subject: subject({ digest: marked('$1') }) }),
      message: 'child',
      severity: 'information',
      fixes: { 'Remove the subject': parent() },
    },
  ],
});
