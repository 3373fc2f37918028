import { specificationSection } from '#schemas/model/field';
import type { DescriptorView } from '#service/document/views';
import { set } from '#service/edits/operations';
import { pathOfBlob, type LayoutPlace, type Reference } from '#service/layout/layout';
import { referredBlobs } from '#service/layout/referredBlobs';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';

/** Of a blob that is at hand, the size is known; of any other one, documents can only contradict each other. */
export default defineRule({
  id: 'blob-size-conflict',
  category: 'layout',
  kinds: descriptorKinds,
  onlyWith: 'layout',
  severity: 'error',
  summary:
    'Two documents of a layout give different sizes for the same blob, which the layout does not have.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    conflict:
      'This descriptor has the size {size}, but one with the same digest in {path} has the size {other}. One of ' +
      'the two is wrong, and clients that check the size refuse the content there.',
  },
  fixes: { 'set-size': 'Set size to that in the other document' },
  *check({ descriptors, layout, catalogue }) {
    if (layout === undefined) return;
    for (const { descriptor, blob } of referredBlobs(descriptors, layout)) {
      const { size, digest = '' } = descriptor.value;
      // Sizes that are wrong by themselves, and those of known content, have rules of their own.
      if (blob !== undefined || !isSized(size) || isEmptyType(descriptor)) continue;
      if (catalogue.content(digest) !== undefined) continue;
      const first = firstReference(layout, descriptor);
      const other = first?.descriptor.value.size;
      // Within one document, another rule finds it.
      if (first === undefined || first.from === layout.path || other === undefined || other === size)
        continue;
      const path = [...descriptor.path, 'size'];
      yield {
        message: 'conflict',
        at: { path },
        values: { size, other, path: first.from },
        fixes: [fix('set-size', set(path, other))],
      };
    }
  },
});

function isSized(size: number | undefined): size is number {
  return size !== undefined && size > 0;
}

/** The first descriptor in the layout that names the same blob and has a size. */
function firstReference({ layout }: LayoutPlace, descriptor: DescriptorView): Reference | undefined {
  const references = layout.referencesTo(pathOfBlob(descriptor) ?? '');
  return references.find(({ descriptor: { value } }) => isSized(value.size));
}
