import { remove } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** Docker manifest lists named CPU features here; the OCI kept the name and took away the meaning. */
export default defineRule({
  id: 'platform-features-reserved',
  category: 'index',
  kinds: ['image-index'],
  onlyWith: 'platforms',
  severity: 'information',
  summary: 'A platform of an OCI index has features, which the specification reserves.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    reserved: 'features is reserved for future versions of the specification: clients do not choose by it.',
  },
  fixes: { remove: 'Remove features' },
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { value } = descriptor;
      if (value.platform?.features === undefined) continue;
      const at = [...descriptor.path, 'platform', 'features'];
      yield {
        message: 'reserved',
        at: { path: at, part: 'key' },
        fixes: [fix('remove', remove(at))],
      };
    }
  },
});
