import { specificationSection } from '#schemas/model/field';
import { remove } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';

/** Above this number of bytes, content is no longer a "small piece". */
const small = 4 * 1024;

/** Above this number of bytes, content takes a noticeable share of the 4 MiB that a whole manifest may have. */
const large = 64 * 1024;

/** The property is meant for small pieces of content. */
export default defineRule({
  id: 'data-large',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'embedded-data',
  severity: 'warning',
  summary: 'The embedded data is so large that it belongs in a separate blob.',
  source: specificationSection('descriptor.md', 'embedded-content'),
  claims: ['distribution/manifest-size', 'containers-image/document-size', 'containerd-client/document-size'],
  messages: {
    large:
      'About {size} KiB of content is embedded here. It counts toward the 4 MiB that registries must support for a manifest, and every client downloads it.',
  },
  fixes: {
    remove: 'Remove the data; clients fetch the content instead',
  },
  *check({ descriptors }) {
    for (const descriptor of descriptors) {
      const { data = '' } = descriptor.value;
      const bytes = (data.length / 4) * 3;
      if (bytes <= small) continue;
      const path = [...descriptor.path, 'data'];
      yield {
        message: 'large',
        severity: bytes > large ? 'warning' : 'information',
        at: { path, part: 'key' },
        values: { size: Math.round(bytes / 1024) },
        fixes: [fix('remove', remove(path))],
      };
    }
  },
});
