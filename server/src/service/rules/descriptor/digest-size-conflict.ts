import { set } from '#service/edits/operations';
import { isValidDigest } from '#schemas/values/digest';
import { specificationSection } from '#schemas/model/field';
import type { JsonPath } from '#schemas/jsonPath';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';

/** One digest is one content, which has one length. */
export default defineRule({
  id: 'digest-size-conflict',
  category: 'descriptor',
  kinds: descriptorKinds,
  severity: 'error',
  summary: 'Two descriptors have one digest, but two sizes.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    conflict:
      'This digest stands in the document twice, with the sizes {other} and {size}. One content has one length, so clients refuse one of the two.',
    first: 'Here its size is {other}.',
  },
  fixes: {
    'set-size': 'Set size to {other}, as in the other place',
  },
  *check({ descriptors, catalogue, repeatedDigests }) {
    const digests = repeatedDigests();
    if (digests.size === 0) return;
    const first = new Map<string, { size: number; path: JsonPath }>();
    for (const descriptor of descriptors) {
      const { digest, size } = descriptor.value;
      // Sizes that are wrong by themselves have rules of their own.
      if (digest === undefined || !digests.has(digest)) continue;
      if (size === undefined || size <= 0 || isEmptyType(descriptor)) continue;
      const other = first.get(digest);
      if (other === undefined) first.set(digest, { size, path: descriptor.path });
      else if (other.size !== size && catalogue.content(digest) === undefined && isValidDigest(digest)) {
        const path = [...descriptor.path, 'size'];
        const values = { size, other: other.size };
        yield {
          message: 'conflict',
          at: { path },
          values,
          related: [{ path: [...other.path, 'size'], message: 'first', values }],
          fixes: [fix('set-size', set(path, other.size))],
        };
      }
    }
  },
});
