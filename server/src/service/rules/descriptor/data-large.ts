import { remove } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** From this many bytes on, content is no longer a "small piece". */
const small = 4 * 1024;

/** From this many bytes on, it takes a share of the 4 MiB that counts, which a whole manifest may have. */
const large = 64 * 1024;

/** The field is meant for small pieces of content. */
export default defineRule({
  id: 'data-large',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'embedded-data',
  severity: 'warning',
  summary: 'The embedded data is so large that it belongs into a blob of its own.',
  source: specificationSection('descriptor.md', 'embedded-content'),
  messages: {
    large:
      'About {size} KiB of content are embedded here. They count towards the 4 MiB that registries accept for a manifest, and every client downloads them.',
  },
  fixes: {
    remove: 'Remove the data; clients fetch the content instead',
  },
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { value } = descriptor;
      const bytes = ((value.data?.length ?? 0) / 4) * 3;
      if (bytes <= small) continue;
      yield {
        message: 'large',
        ...(bytes > large ? {} : { severity: 'information' as const }),
        at: { path: [...descriptor.path, 'data'], part: 'key' },
        values: { size: Math.round(bytes / 1024) },
        fixes: [fix('remove', remove([...descriptor.path, 'data']))],
      };
    }
  },
});
