import { emptyDescriptor, image, imageConfigDescriptor, markedKey } from '#helpers/documents';
import { customConfig } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const withoutLayers = (config = imageConfigDescriptor()) =>
  image({ config, layers: undefined, [markedKey('layers')]: [] });

testRule('layers-empty', {
  valid: [
    image(),
    image({ config: customConfig(), layers: [emptyDescriptor()] }),
    // A Helm chart lacks its archive, which is said by the rule about layers of known formats.
    image({ config: customConfig({ mediaType: 'application/vnd.cncf.helm.config.v1+json' }), layers: [] }),
  ],
  invalid: [
    {
      text: withoutLayers(customConfig()),
      message: 'artifact',
      severity: 'information',
      fixes: {
        'Add the empty descriptor as the layer': image({
          config: customConfig(),
          layers: [emptyDescriptor()],
        }),
      },
    },
    { text: withoutLayers(), message: 'image', severity: 'information' },
    // The config of an image from scratch is small: this one describes layers that are missing.
    {
      text: withoutLayers(imageConfigDescriptor({ size: 1470 })),
      message: 'described',
      severity: 'error',
    },
  ],
});
