import { set } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';

/** A few contents are so common that their digests are known by heart, and so are their sizes. */
export default defineRule({
  id: 'size-of-known-digest',
  category: 'descriptor',
  kinds: descriptorKinds,
  severity: 'error',
  summary: 'The size is not that of the well-known content with this digest.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    differs:
      'This is the digest of {content}, which is {right} bytes long, not {size}. Clients compare the length and refuse the content.',
  },
  fixes: {
    'set-size': 'Set size to {right}',
  },
  *check({ descriptors, catalogue }) {
    for (const descriptor of descriptors) {
      const { digest, size } = descriptor.value;
      if (digest === undefined || size === undefined || size < 0) continue;
      const known = catalogue.content(digest);
      if (known === undefined || known.size === size || isEmptyType(descriptor)) continue;
      const path = [...descriptor.path, 'size'];
      const values = { content: known.title, right: known.size, size };
      yield {
        message: 'differs',
        at: { path },
        values,
        fixes: [fix('set-size', set(path, known.size))],
      };
    }
  },
});
