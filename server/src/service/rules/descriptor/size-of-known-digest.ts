import { specificationSection } from '#schemas/model/field';
import { counted } from '#schemas/prose';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';
import { isPromised } from '#service/oci/contentForm';

/** A few contents are so common that their digests are well-known, and so are their sizes. */
export default defineRule({
  id: 'size-of-known-digest',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'known-content',
  severity: 'error',
  summary: 'The size is not that of the well-known content with this digest.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    differs:
      'This is the digest of {content} ({length}), but size is {size}. Clients compare the length and refuse the content.',
  },
  fixes: {
    'set-size': 'Set size to {right}',
  },
  *check({ descriptors, catalogue }) {
    for (const descriptor of descriptors) {
      const { digest, size, mediaType: type } = descriptor.value;
      if (digest === undefined || size === undefined || size < 0) continue;
      const known = catalogue.content(digest);
      if (known === undefined || known.size === size || isEmptyType(descriptor)) continue;
      // Then the digest or the type is wrong, which has a rule of its own, and the size may be right.
      if (type !== undefined && known.form !== undefined && !isPromised(known.form, type)) continue;
      const path = [...descriptor.path, 'size'];
      yield {
        message: 'differs',
        at: { path },
        values: { content: known.title, length: counted(known.size, 'byte'), size },
        // Content without bytes is seldom meant: the size may be right, and the digest wrong.
        fixes:
          known.size === 0 ? [] : [fix('set-size', set(path, known.size), { values: { right: known.size } })],
      };
    }
  },
});
