import { isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { remove } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';

/** `urls` once marked layers that must not be pushed; on ordinary layers nobody expects it. */
export default defineRule({
  id: 'urls-on-distributable',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'urls',
  severity: 'information',
  summary: 'An ordinary layer has urls, which many registries and tools ignore, strip, or refuse.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    urls: 'This is an ordinary layer, which clients fetch from the registry. Many clients ignore or strip urls here, and some registries refuse URLs that are not on their list.',
  },
  fixes: {
    remove: 'Remove urls',
  },
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { role, value } = descriptor;
      if (role !== 'layer' || value.urls === undefined || value.urls.length === 0) continue;
      if (!isOrdinaryLayerType(value.mediaType ?? '')) continue;
      const path = [...descriptor.path, 'urls'];
      yield { message: 'urls', at: { path, part: 'key' }, fixes: [fix('remove', remove(path))] };
    }
  },
});

function isOrdinaryLayerType(type: string): boolean {
  return isRootfsLayerType(type) && !type.includes('.nondistributable.') && !type.includes('.foreign.');
}
