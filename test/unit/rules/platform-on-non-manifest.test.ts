import {
  image,
  imageConfigDescriptor,
  layer,
  manifestDescriptor,
  markedKey,
  platform,
} from '#helpers/documents';
import { imageWithLayer } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const marked = { [markedKey('platform')]: platform() };
const fixes = { 'Remove the platform': image() };

testRule('platform-on-non-manifest', {
  valid: [
    image(),
    // An artifact may have a file for each platform.
    image({
      config: imageConfigDescriptor({ mediaType: 'application/vnd.example.config.v1+json' }),
      layers: [layer({ mediaType: 'application/vnd.example.tool', platform: platform() })],
    }),
    image({ subject: manifestDescriptor({ digest: '$3', platform: platform() }) }),
  ],
  invalid: [
    { text: imageWithLayer(marked), message: 'layer', severity: 'information', fixes },
    { text: image({ config: imageConfigDescriptor(marked) }), message: 'config', fixes },
  ],
});
