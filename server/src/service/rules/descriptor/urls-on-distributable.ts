import { remove } from '#service/edits/operations';
import { isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** Addresses once marked layers that must not be pushed; on ordinary layers they surprise. */
export default defineRule({
  id: 'urls-on-distributable',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'urls',
  severity: 'information',
  summary: 'An ordinary layer has urls, which many registries and tools ignore, strip or refuse.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    urls: 'This layer is an ordinary one, and clients get it from the registry. Many ignore or strip urls here, and some registries refuse addresses that are not on their list.',
  },
  fixes: {
    remove: 'Remove the urls',
  },
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { role, value } = descriptor;
      if (role !== 'layer' || value.urls === undefined || value.urls.length === 0) continue;
      const type = value.mediaType ?? '';
      if (!isRootfsLayerType(type) || type.includes('.nondistributable.') || type.includes('.foreign.'))
        continue;
      yield {
        message: 'urls',
        at: { path: [...descriptor.path, 'urls'], part: 'key' },
        fixes: [fix('remove', remove([...descriptor.path, 'urls']))],
      };
    }
  },
});
