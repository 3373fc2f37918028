import { specificationSection } from '#schemas/model/field';
import { defineRule } from '#service/lint/rule';
import { entriesOf, indexKinds, isUnknownPlatform } from '#service/oci/attestations';

/** Builds that make an index for each platform, and then one of these indexes. */
export default defineRule({
  id: 'index-nested-platform',
  category: 'index',
  kinds: indexKinds,
  onlyWith: ['other-entries', 'platforms'],
  severity: 'warning',
  summary: 'An index entry with a platform is itself an index.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: ['containers-image/nested-index', 'docker-classic/nested-index'],
  messages: {
    nested:
      'This entry for a platform is itself an index. {containers-image/nested-index} List the manifest of the platform instead.',
  },
  *check({ descriptors, catalogue }) {
    for (const entry of entriesOf(descriptors)) {
      const { mediaType, platform } = entry.value;
      if (mediaType === undefined || platform === undefined || isUnknownPlatform(entry)) continue;
      if (catalogue.mediaType(mediaType)?.roles.includes('index') !== true) continue;
      yield { message: 'nested', at: { path: [...entry.path, 'mediaType'] } };
    }
  },
});
