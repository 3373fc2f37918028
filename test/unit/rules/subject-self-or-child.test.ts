import { image, index, manifestDescriptor, marked, type Members } from '#helpers/documents';
import { customConfig, file, subject } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const manifest = (members?: Members) => image({ config: customConfig(), layers: [file()], ...members });
const parent = (members?: Members) => index({ manifests: [manifestDescriptor()], ...members });

testRule('subject-self-or-child', {
  valid: [manifest(), manifest({ subject: subject() })],
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
