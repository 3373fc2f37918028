import { set } from '#service/edits/operations';
import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';

/** The empty type has one content, the two bytes `{}`; umoci and others compare it exactly. */
export default defineRule({
  id: 'empty-descriptor-exact',
  category: 'descriptor',
  kinds: descriptorKinds,
  severity: 'error',
  summary: 'A descriptor of the empty type must have the digest, size and data of the two bytes {}.',
  source: specificationSection('manifest.md', 'guidance-for-an-empty-descriptor'),
  messages: {
    differs:
      'The empty type stands for the two bytes "{}" and nothing else, which have another {members}. ' +
      'Clients compare and refuse the descriptor.',
  },
  fixes: {
    canonical: 'Use the digest and size of the empty descriptor',
  },
  automatic: ['canonical'],
  *check({ descriptors, catalogue }) {
    for (const descriptor of descriptors) {
      if (!isEmptyType(descriptor)) continue;
      const { digest, size, data } = descriptor.value;
      const known = digest === undefined ? undefined : catalogue.content(digest);
      const wrong = [
        ...(digest === undefined || known?.data === emptyDescriptor.data ? [] : ['digest']),
        ...(size === undefined || size === emptyDescriptor.size ? [] : ['size']),
        ...(data === undefined || data === '' || data === emptyDescriptor.data ? [] : ['data']),
      ];
      if (wrong.length === 0) continue;
      const canonical = {
        digest: known?.data === emptyDescriptor.data ? digest! : emptyDescriptor.digest,
        size: emptyDescriptor.size,
        data: emptyDescriptor.data,
      };
      yield {
        message: 'differs',
        at: { path: [...descriptor.path, wrong[0]!] },
        values: { members: wrong.join(' and ') },
        fixes: [
          fix(
            'canonical',
            wrong.map((name) => set([...descriptor.path, name], canonical[name as keyof typeof canonical])),
            { doubtful: wrong.includes('digest') },
          ),
        ],
      };
    }
  },
});
