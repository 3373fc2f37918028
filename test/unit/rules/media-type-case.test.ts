import { image, imageConfigDescriptor, marked } from '#helpers/documents';
import { imageWithLayer } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

testRule('media-type-case', {
  valid: [
    image(),
    // Other types may have uppercase letters.
    image({ config: imageConfigDescriptor({ mediaType: 'application/vnd.Example.config.v1+json' }) }),
  ],
  invalid: [
    {
      text: imageWithLayer({ mediaType: marked('application/vnd.OCI.image.layer.v1.tar+gzip') }),
      message: 'case',
      severity: 'warning',
      fixes: {
        'Replace "application/vnd.OCI.image.layer.v1.tar+gzip" with "application/vnd.oci.image.layer.v1.tar+gzip"':
          image(),
      },
    },
    {
      text: image({
        artifactType: marked('Application/vnd.cncf.notary.signature'),
        config: imageConfigDescriptor({ mediaType: 'application/vnd.example.config.v1+json' }),
      }),
      message: 'case',
    },
    // The right type would be an error: an OCI manifest cannot have it, or its content is not what is there.
    ...['application/vnd.DOCKER.container.image.v1+json', 'application/vnd.OCI.empty.v1+json'].map(
      (mediaType) => ({
        text: image({ config: imageConfigDescriptor({ mediaType: marked(mediaType) }) }),
        message: 'case',
        fixes: {},
      }),
    ),
  ],
});
