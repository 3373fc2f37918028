import { artifact, emptyDescriptor, image, marked } from '#helpers/documents';
import { customConfig, file } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const withEmptyObject = (mediaType: unknown, artifactType?: string) =>
  image({ artifactType, config: emptyDescriptor({ mediaType }), layers: [file()] });
const thing = marked('application/vnd.example.thing.v1+json');

testRule('empty-config-custom-type', {
  valid: [
    artifact(),
    image({ config: customConfig(), layers: [file()] }),
    {
      text: withEmptyObject('application/vnd.example.thing.v1+json'),
      policy: { specification: '1.0' },
    },
    // The types that known tools look for stay.
    withEmptyObject('application/vnd.sylabs.sif.config.v1+json'),
    image({ config: emptyDescriptor({ mediaType: 'application/vnd.oci.image.config.v1+json' }) }),
  ],
  invalid: [
    {
      text: withEmptyObject(thing),
      message: 'custom',
      severity: 'hint',
      fixes: {
        'Use the empty config and artifactType application/vnd.example.thing.v1+json': artifact({
          artifactType: 'application/vnd.example.thing.v1+json',
          layers: [file()],
        }),
      },
    },
    {
      text: withEmptyObject(thing, 'application/vnd.example.other'),
      message: 'custom',
      fixes: {
        'Use the empty config and artifactType application/vnd.example.other': artifact({
          artifactType: 'application/vnd.example.other',
          layers: [file()],
        }),
      },
    },
  ],
});
