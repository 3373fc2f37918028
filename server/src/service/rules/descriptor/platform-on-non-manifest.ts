import { isImageConfigType, isRootfsLayerType } from '../../../../../schemas/src/catalogue/mediaTypes';
import { specification } from '../../../../../schemas/src/model/field';
import type { DescriptorView } from '../../document/views';
import { defineRule } from '../rule';

/** Clients choose by platform among the entries of an index, and nowhere else. */
export default defineRule({
  id: 'platform-on-non-manifest',
  subject: 'descriptor',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'platforms',
  severity: 'information',
  summary: 'The platform of a layer or image config is read by nobody; it belongs into the image index.',
  specification: specification('image-index.md', 'image-index-property-descriptions'),
  messages: {
    layer:
      'No client reads the platform of a layer. The platform of an image stands in its config, and in the image index that lists it.',
    config:
      'No client reads a platform here. The platform of an image stands inside its config, and in the image index that lists it.',
  },
  fixes: {
    remove: 'Remove the platform',
  },
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      if (descriptor.value.platform === undefined) continue;
      const message = misplacedOn(descriptor);
      if (message === undefined) continue;
      const path = [...descriptor.path, 'platform'];
      yield {
        message,
        at: { path, part: 'key' },
        fixes: [{ fix: 'remove', operations: [{ op: 'remove', path }] }],
      };
    }
  },
});

/** Artifacts may well have one file for each platform, so only the parts of images count. */
function misplacedOn({ role, value }: DescriptorView): 'layer' | 'config' | undefined {
  if (role === 'layer' && isRootfsLayerType(value.mediaType ?? '')) return 'layer';
  return role === 'config' && isImageConfigType(value.mediaType ?? '') ? 'config' : undefined;
}
