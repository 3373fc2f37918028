import { specificationSection } from '#schemas/model/field';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** Docker manifest lists named CPU features here; the OCI reserves the name without a meaning. */
export default defineRule({
  id: 'platform-features-reserved',
  category: 'index',
  kinds: ['image-index'],
  onlyWith: 'unusual-platforms',
  severity: 'information',
  summary: 'A platform of an OCI index has features, which the specification reserves.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: ['ecr/strict-properties'],
  messages: {
    reserved:
      'features is reserved for future versions of the specification. Clients do not use it to choose an image.',
  },
  fixes: { remove: 'Remove features' },
  *check({ descriptors }) {
    for (const { path, value } of descriptors) {
      if (value.platform?.features === undefined) continue;
      const features = [...path, 'platform', 'features'];
      yield {
        message: 'reserved',
        at: { path: features, part: 'key' },
        fixes: [fix('remove', remove(features))],
      };
    }
  },
});
