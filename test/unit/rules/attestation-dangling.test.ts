import { marked } from '#helpers/documents';
import { aboutEntry, attestation, imageFor, indexOf } from '#helpers/documents/indexes';
import { digestOf } from '#helpers/markedText';
import { testRule } from '#helpers/ruleTester';

const image = imageFor();
const about = (digest: unknown) => attestation(aboutEntry(digest));

testRule('attestation-dangling', {
  valid: [indexOf(image, about('$1')), indexOf(image), indexOf(image, about('amd64'))],
  invalid: [
    {
      text: indexOf(image, about(marked('$3'))),
      message: 'dangling',
      severity: 'warning',
      fixes: {
        [`Refer to the image ${digestOf('1')}`]: indexOf(image, about('$1')),
        'Remove the attestation': indexOf(image),
      },
    },
    {
      text: indexOf(about(marked('$3'))),
      severity: 'information',
      fixes: { 'Remove the attestation, which leaves an index without manifests': indexOf() },
    },
  ],
});
