import { dockerLayer, dockerManifest, image, layer, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const restricted = 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip';
const early = 'application/vnd.oci.image.layer.nondistributable.tar+gzip';
const foreign = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';

testRule('layer-nondistributable', {
  valid: [
    image(),
    // Another rule reports OCI types in a manifest of Docker’s.
    dockerManifest({ layers: [dockerLayer({ mediaType: restricted })] }),
  ],
  invalid: [
    {
      text: image({
        layers: [layer(), layer({ mediaType: marked(restricted) }), layer({ mediaType: restricted })],
      }),
      message: 'oci',
      severity: 'information',
      fixes: {
        'Use the ordinary types for all such layers': image({ layers: [layer(), layer(), layer()] }),
      },
    },
    {
      text: image({
        layers: [layer({ mediaType: marked(restricted), urls: ['https://example.com/layer'] })],
      }),
      message: 'oci',
      fixes: {
        'Use the ordinary types for all such layers, and remove their urls': image({ layers: [layer()] }),
      },
    },
    {
      // Only one of them has urls, and only one is of a draft.
      text: image({
        layers: [
          layer({ mediaType: marked(restricted), urls: ['https://example.com/layer'] }),
          layer({ mediaType: early }),
        ],
      }),
      message: 'oci',
      severity: 'warning',
      fixes: {
        'Use the ordinary types for all such layers, and remove their urls': image({
          layers: [layer(), layer()],
        }),
      },
    },
    {
      text: image({ layers: [layer({ mediaType: marked(early) })] }),
      message: 'oci',
      severity: 'warning',
    },
    {
      text: dockerManifest({ layers: [dockerLayer({ mediaType: marked(foreign) })] }),
      message: 'docker',
      severity: 'information',
    },
  ],
});
