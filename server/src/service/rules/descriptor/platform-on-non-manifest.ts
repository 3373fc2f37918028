import { isImageConfigType, isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import type { DescriptorView } from '#service/document/views';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** Clients choose by platform among the entries of an index, and nowhere else. */
export default defineRule({
  id: 'platform-on-non-manifest',
  category: 'descriptor',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'platforms',
  severity: 'information',
  summary: 'The descriptor of a layer or image config has a platform, which no client reads there.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    layer:
      'No client reads the platform of a layer. The platform of an image belongs in its config and in the image index that lists it.',
    config:
      'No client reads a platform here. The platform of an image belongs inside its config and in the image index that lists it.',
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
      yield { message, at: { path, part: 'key' }, fixes: [fix('remove', remove(path))] };
    }
  },
});

/** Artifacts may well have one file for each platform, so only the parts of images count. */
function misplacedOn({ role, value }: DescriptorView): 'layer' | 'config' | undefined {
  const { mediaType = '' } = value;
  if (role === 'layer' && isRootfsLayerType(mediaType)) return 'layer';
  return role === 'config' && isImageConfigType(mediaType) ? 'config' : undefined;
}
