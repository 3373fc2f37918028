import { marked } from '#helpers/documents';
import { aboutEntry, attestation, imageFor, indexOf } from '#helpers/documents/indexes';
import { digestOf } from '#helpers/markedText';
import { testRule } from '#helpers/ruleTester';

const image = imageFor();
const second = imageFor({ architecture: 'arm64' }, { digest: '$3' });
const about = (digest: unknown) => attestation(aboutEntry(digest));
const fixes = { [`Refer to the image ${digestOf('1')}`]: indexOf(image, about('$1')) };

testRule('attestation-reference', {
  valid: [
    indexOf(image, about('$1')),
    indexOf(image, attestation({ 'com.example.key': 'value' })),
    // There is no digest yet that it could name.
    indexOf(imageFor({}, { digest: 'sha256:' }), about('sha256:')),
  ],
  invalid: [
    {
      text: indexOf(image, attestation({ 'vnd.docker.reference.type': marked('attestation-manifest') })),
      message: 'missing',
      severity: 'warning',
      fixes,
    },
    { text: indexOf(image, about(marked('sha256:abc'))), message: 'invalid', fixes },
    { text: indexOf(image, about(marked('sha256:'))), message: 'invalid', fixes },
    { text: indexOf(image, second, about(marked('amd64'))), message: 'invalid', fixes: {} },
    {
      text: indexOf(imageFor({}, { digest: 'sha256:abc' }), about(marked('sha256:'))),
      message: 'invalid',
      fixes: {},
    },
  ],
});
