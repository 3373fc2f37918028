import {
  dockerConfigDescriptor,
  dockerManifest,
  image,
  imageConfigDescriptor,
  layer,
  marked,
} from '#helpers/documents';
import { customConfig, file } from '#helpers/documents/artifacts';
import { digestOfEmptyObject } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';
const typed = (mediaType: unknown, content = layer()) =>
  image({ config: imageConfigDescriptor({ mediaType }), layers: [content] });

testRule('config-is-layer-type', {
  valid: [image(), image({ config: customConfig() })],
  invalid: [
    {
      text: typed(marked(layerType)),
      message: 'layer',
      severity: 'warning',
      fixes: { [`Replace "${layerType}" with "application/vnd.oci.image.config.v1+json"`]: image() },
    },
    // A name of layers that no runtime reads any more.
    {
      text: dockerManifest({
        config: dockerConfigDescriptor({
          mediaType: marked('application/vnd.docker.container.image.rootfs.diff+x-gtar'),
        }),
      }),
      message: 'layer',
      severity: 'warning',
      fixes: {
        'Replace "application/vnd.docker.container.image.rootfs.diff+x-gtar" with "application/vnd.docker.container.image.v1+json"':
          dockerManifest(),
      },
    },
    // It is no image, or perhaps not.
    { text: typed(marked(layerType), file()), message: 'layer', fixes: {} },
    ...[{ layers: [] }, { layers: [layer(), file()] }, { artifactType: 'application/vnd.example.v1' }].map(
      (more) => ({
        text: image({ config: imageConfigDescriptor({ mediaType: marked(layerType) }), ...more }),
        message: 'layer',
        fixes: {},
      }),
    ),
    {
      text: image({
        config: imageConfigDescriptor({ mediaType: marked(layerType), digest: digestOfEmptyObject, size: 2 }),
      }),
      message: 'layer',
      fixes: {},
    },
    { text: typed(marked('application/vnd.oci.image.manifest.v1+json')), message: 'manifest' },
  ],
});
