import { isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { remove } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';

/** `urls` once marked layers that must not be pushed, and consumers still treat layers with it like those. */
export default defineRule({
  id: 'urls-on-distributable',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'urls',
  severity: 'warning',
  summary:
    'An ordinary layer has urls, so registries may refuse the manifest, and copies may lack the layer.',
  source: specificationSection('descriptor.md', 'properties'),
  claims: [
    'distribution/urls',
    'distribution/missing-url-blobs',
    'harbor/urls',
    'containers-image/urls-first',
    'containers-image/urls-left-out',
    'regclient/urls-left-out',
    'containerd/urls',
  ],
  messages: {
    urls: 'This is an ordinary layer, whose content belongs in the registry. Remove urls. {distribution/urls}',
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
      yield {
        message: 'urls',
        at: { path, part: 'key' },
        ...(!refusedWithUrls.has(value.mediaType ?? '') && { severity: 'information' }),
        fixes: [fix('remove', remove(path))],
      };
    }
  },
});

/** The types of layers on which CNCF Distribution refuses urls; on others, only copies may lack the layer. */
const refusedWithUrls: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.layer.v1.tar',
  'application/vnd.oci.image.layer.v1.tar+gzip',
]);

function isOrdinaryLayerType(type: string): boolean {
  return isRootfsLayerType(type) && !type.includes('.nondistributable.') && !type.includes('.foreign.');
}
