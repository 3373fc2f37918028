import { artifact, emptyDescriptor, layer, marked, type Members } from '#helpers/documents';
import { customConfig } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const markedConfig = emptyDescriptor({ mediaType: marked('application/vnd.oci.empty.v1+json') });
const spdx = (overrides: Members) =>
  artifact({ layers: [layer({ mediaType: 'application/spdx+json' })], ...overrides });

testRule('artifact-type-required', {
  valid: [
    artifact(),
    artifact({ artifactType: undefined, config: customConfig() }),
    // Version 1.0 has no artifactType.
    { text: artifact({ artifactType: undefined }), policy: { specification: '1.0' } },
  ],
  invalid: [
    {
      text: spdx({ artifactType: undefined, config: markedConfig }),
      message: 'missing',
      fixes: {
        'Set artifactType to the type of the layers, application/spdx+json': spdx({
          artifactType: 'application/spdx+json',
        }),
      },
    },
    {
      text: artifact({ artifactType: marked(''), layers: [layer()] }),
      message: 'empty',
      fixes: {
        'Set artifactType to application/vnd.unknown.artifact.v1, the type for unknown artifacts': artifact({
          artifactType: 'application/vnd.unknown.artifact.v1',
          layers: [layer()],
        }),
      },
    },
  ],
});
