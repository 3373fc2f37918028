import type { Catalogue } from '#schemas/catalogue/catalogue';
import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { specificationSection } from '#schemas/model/field';
import { listOf } from '#schemas/prose';
import type { DescriptorView } from '#service/document/views';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';

/** The empty type has one content, the two bytes `{}`, and clients may compare it exactly. */
export default defineRule({
  id: 'empty-descriptor-exact',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'empty-type',
  severity: 'error',
  summary: 'A descriptor of the empty type does not have the digest, size, and data of the two bytes {}.',
  source: specificationSection('manifest.md', 'guidance-for-an-empty-descriptor'),
  claims: ['umoci/empty-descriptor'],
  messages: {
    differs:
      'The empty type is only for the two bytes "{}". These values of the descriptor do not match them: {members}. ' +
      '{umoci/empty-descriptor}',
  },
  fixes: {
    canonical: 'Use the digest and size of the empty descriptor',
  },
  automatic: ['canonical'],
  *check({ descriptors, catalogue }) {
    for (const descriptor of descriptors) {
      if (!isEmptyType(descriptor)) continue;
      const wrong = wrongMembers(descriptor.value, catalogue);
      const [first] = wrong;
      if (first === undefined) continue;
      // Another digest or other data may be what the author has, under the wrong type.
      const doubtful = wrong.some((name) => name !== 'size');
      const corrections = wrong.map((name) => set([...descriptor.path, name], emptyDescriptor[name]));
      yield {
        message: 'differs',
        at: { path: [...descriptor.path, first] },
        values: { members: listOf(wrong) },
        fixes: [fix('canonical', corrections, { doubtful })],
      };
    }
  },
});

/** The members that describe other content than `{}`; its digest may be of any algorithm. */
function wrongMembers(
  { digest, size, data }: DescriptorView['value'],
  catalogue: Catalogue,
): ('digest' | 'size' | 'data')[] {
  const wrong: ('digest' | 'size' | 'data')[] = [];
  if (digest !== undefined && catalogue.content(digest)?.data !== emptyDescriptor.data) wrong.push('digest');
  if (size !== undefined && size !== emptyDescriptor.size) wrong.push('size');
  if (data !== undefined && data !== '' && data !== emptyDescriptor.data) wrong.push('data');
  return wrong;
}
