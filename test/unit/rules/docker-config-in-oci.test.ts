import { dockerConfigDescriptor, dockerManifest, image, layer, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const dockerType = 'application/vnd.docker.container.image.v1+json';

testRule('docker-config-in-oci', {
  valid: [
    image(),
    // A Docker manifest has Docker's config.
    dockerManifest({ layers: [layer()] }),
  ],
  invalid: [
    {
      text: image({ config: dockerConfigDescriptor({ mediaType: marked(dockerType) }) }),
      message: 'mixed',
      severity: 'error',
      fixes: { [`Replace "${dockerType}" with "application/vnd.oci.image.config.v1+json"`]: image() },
    },
  ],
});
