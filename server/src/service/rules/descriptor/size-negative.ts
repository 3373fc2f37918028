import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isEmptyType, knownSize } from '#service/oci/content';

/** Programs use -1 for "not known" internally; in a document it is not a length. */
export default defineRule({
  id: 'size-negative',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-numbers',
  severity: 'error',
  summary: 'A size is negative.',
  source: specificationSection('descriptor.md', 'properties'),
  claims: [
    'quay/negative-sizes',
    'umoci/negative-size',
    'oras/negative-size',
    'distribution/sizes',
    'zot/negative-sizes',
    'containerd/negative-size',
    'containers-image/size-unknown',
  ],
  messages: {
    negative:
      'A size is the length of the content in bytes and must not be negative. {quay/negative-sizes} {umoci/negative-size}',
  },
  fixes: {
    'set-size': 'Set size to {size}, the length of the content',
  },
  automatic: ['set-size'],
  *check({ descriptors, catalogue }) {
    for (const descriptor of descriptors) {
      const { size } = descriptor.value;
      if (size === undefined || size >= 0 || isEmptyType(descriptor)) continue;
      const path = [...descriptor.path, 'size'];
      const known = knownSize(descriptor.value, catalogue);
      yield {
        message: 'negative',
        at: { path },
        fixes: known === undefined ? [] : [fix('set-size', set(path, known), { values: { size: known } })],
      };
    }
  },
});
