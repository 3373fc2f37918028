import { kindByDescriptorType } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { indexFile } from '#service/layout/layout';
import { referredBlobs, soundModel, type ReferredBlob } from '#service/layout/referredBlobs';
import { defineRule } from '#service/lint/rule';
import { indexKinds, isUnknownPlatform } from '#service/oci/attestations';

/** Clients follow an index to manifests, and few of them through another index. */
export default defineRule({
  id: 'nested-index-depth',
  category: 'layout',
  kinds: indexKinds,
  onlyWith: 'layout',
  severity: 'information',
  summary: 'An index of a layout is nested two levels below index.json.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: ['containers-image/nested-index', 'docker-classic/nested-index'],
  messages: {
    deep: 'The index of the layout leads to this index, and this entry to a third one. {containers-image/nested-index}',
  },
  *check({ descriptors, layout }) {
    if (layout === undefined || layout.path === indexFile) return;
    const isListed = layout.layout
      .referencesTo(layout.path)
      .some(({ descriptor }) => descriptor.role === 'manifest');
    if (!isListed) return;
    for (const referred of referredBlobs(descriptors, layout)) {
      const { descriptor } = referred;
      // An entry with a platform has a finding already.
      const hasPlatform = descriptor.value.platform !== undefined && !isUnknownPlatform(descriptor);
      if (descriptor.role !== 'manifest' || hasPlatform || !isIndex(referred)) continue;
      yield { message: 'deep', at: { path: [...descriptor.path, 'mediaType'] } };
      return;
    }
  },
});

function isIndex({ descriptor, blob }: ReferredBlob): boolean {
  const kind = soundModel(blob)?.kind ?? kindByDescriptorType.get(descriptor.value.mediaType ?? '');
  return indexKinds.some((index) => index === kind);
}
