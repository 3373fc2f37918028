import {
  dockerLayer,
  dockerManifest,
  image,
  imageConfigDescriptor,
  layer,
  manifestDescriptor,
  marked,
} from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

testRule('oci-layer-in-docker', {
  valid: [
    dockerManifest(),
    image(),
    dockerManifest({ layers: [layer({ mediaType: 'application/vnd.ollama.image.model' })] }),
  ],
  invalid: [
    {
      text: dockerManifest({
        layers: [dockerLayer(), layer({ mediaType: marked('application/vnd.oci.image.layer.v1.tar+gzip') })],
      }),
      message: 'mixed',
      severity: 'warning',
      fixes: {
        'Use Docker’s types for config and layers': dockerManifest({
          layers: [dockerLayer(), dockerLayer()],
        }),
        'Convert to an OCI image manifest': image({ layers: [layer(), layer()] }),
      },
    },
    {
      text: dockerManifest({
        config: imageConfigDescriptor({ mediaType: marked('application/vnd.oci.image.config.v1+json') }),
        layers: [layer()],
      }),
      message: 'mixed',
    },
    {
      // In an OCI manifest the subject would mean something else.
      text: dockerManifest({
        layers: [dockerLayer(), layer({ mediaType: marked('application/vnd.oci.image.layer.v1.tar+gzip') })],
        subject: manifestDescriptor({ digest: '$9' }),
      }),
      message: 'mixed',
      fixes: {
        'Use Docker’s types for config and layers': dockerManifest({
          layers: [dockerLayer(), dockerLayer()],
          subject: manifestDescriptor({ digest: '$9' }),
        }),
      },
    },
    {
      // Docker’s type for zstd layers would be another mistake.
      text: dockerManifest({
        layers: [layer(), layer({ mediaType: marked('application/vnd.oci.image.layer.v1.tar+zstd') })],
      }),
      message: 'zstd',
      severity: 'warning',
      fixes: {
        'Convert to an OCI image manifest': image({
          layers: [layer(), layer({ mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd' })],
        }),
      },
    },
  ],
});
