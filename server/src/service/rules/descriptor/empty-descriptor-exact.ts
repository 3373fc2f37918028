import { emptyDescriptor } from '../../../../../schemas/src/catalogue/digests';
import { specification } from '../../../../../schemas/src/model/field';
import { defineRule, descriptorKinds } from '../rule';
import { isEmptyType } from './content';

/** The empty type has one content, the two bytes `{}`; umoci and others compare it exactly. */
export default defineRule({
  id: 'empty-descriptor-exact',
  subject: 'descriptor',
  kinds: descriptorKinds,
  severity: 'error',
  summary: 'A descriptor of the empty type must have the digest, size and data of the two bytes {}.',
  specification: specification('manifest.md', 'guidance-for-an-empty-descriptor'),
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
          {
            fix: 'canonical',
            // Another digest may mean that the type is what is wrong.
            doubtful: wrong.includes('digest'),
            operations: wrong.map((name) => ({
              op: 'set' as const,
              path: [...descriptor.path, name],
              value: canonical[name as keyof typeof canonical],
            })),
          },
        ],
      };
    }
  },
});
