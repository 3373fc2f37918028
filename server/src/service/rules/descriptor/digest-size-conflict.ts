import type { JsonPath } from '#schemas/jsonPath';
import { specificationSection } from '#schemas/model/field';
import { isValidDigest } from '#schemas/values/digest';
import { set } from '#service/edits/operations';
import { isSound } from '#service/layout/referredBlobs';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';

/** One digest means one content, which has one length. */
export default defineRule({
  id: 'digest-size-conflict',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'repeated-digests',
  severity: 'error',
  summary: 'Two descriptors have the same digest but different sizes.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    conflict:
      'This descriptor has the size {size}, but another one with the same digest has the size {other}. Content has only one length, so clients refuse one of the two descriptors.',
    first: 'Here the size is {other}.',
  },
  fixes: {
    'set-size': 'Set size to {other}, as in the other descriptor',
  },
  *check({ descriptors, catalogue, layout, repeatedDigests }) {
    const digests = repeatedDigests();
    if (digests.size === 0) return;
    const first = new Map<string, { size: number; path: JsonPath }>();
    for (const descriptor of descriptors) {
      const { digest, size } = descriptor.value;
      if (digest === undefined || !digests.has(digest)) continue;
      // Sizes that are wrong by themselves have rules of their own.
      if (size === undefined || size <= 0 || isEmptyType(descriptor)) continue;
      const other = first.get(digest);
      if (other === undefined) {
        first.set(digest, { size, path: descriptor.path });
        continue;
      }
      if (other.size === size || catalogue.content(digest) !== undefined || !isValidDigest(digest)) continue;
      // A blob that is at hand tells which of the two is wrong.
      const blob = layout?.layout.blob(digest);
      if (blob !== undefined && isSound(blob)) continue;
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
  },
});
