import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { isSound, referredBlobs } from '#service/layout/referredBlobs';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';

/** The blob is at hand, so its size is known. */
export default defineRule({
  id: 'blob-size',
  category: 'layout',
  kinds: descriptorKinds,
  onlyWith: 'layout',
  severity: 'error',
  summary: 'The size of a descriptor is not that of its blob in the layout.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    size: 'The blob has {actual} bytes, but the descriptor says {size}. Clients that check the size refuse the content.',
  },
  fixes: { 'set-size': 'Set size to that of the blob' },
  repairs: ['sizes'],
  *check({ descriptors, layout, catalogue }) {
    for (const { descriptor, blob } of referredBlobs(descriptors, layout)) {
      const { size, digest } = descriptor.value;
      // Content that was changed has another digest, which is the finding then. Known content has a rule of its own.
      if (size === undefined || size < 0 || blob === undefined || !isSound(blob) || blob.size === size)
        continue;
      if (isEmptyType(descriptor) || (digest !== undefined && catalogue.content(digest) !== undefined))
        continue;
      const path = [...descriptor.path, 'size'];
      yield {
        message: 'size',
        at: { path },
        values: { size, actual: blob.size },
        fixes: [fix('set-size', set(path, blob.size))],
        ...(blob.digest !== undefined && { repair: 'sizes' as const }),
      };
    }
  },
});
