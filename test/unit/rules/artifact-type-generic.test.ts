import { artifact, image, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

testRule('artifact-type-generic', {
  valid: [
    artifact({ artifactType: 'application/vnd.example.thing.v1' }),
    artifact({ artifactType: 'application/spdx+json' }),
    // Another rule asks what such an image is.
    image({ artifactType: 'text/plain' }),
  ],
  invalid: [
    {
      text: artifact({ artifactType: marked('application/vnd.unknown.artifact.v1') }),
      message: 'generic',
      severity: 'information',
    },
    { text: artifact({ artifactType: marked('text/plain') }), message: 'generic' },
  ],
});
