import { remove } from '#service/edits/operations';
import { consumersNamed } from '#schemas/catalogue/consumers';
import { valueAt } from '#service/document/shape';
import { fix, defineRule } from '#service/lint/rule';

/** Registries that refuse properties which others ignore. */
export default defineRule({
  id: 'consumer-member-refused',
  category: 'consumer',
  kinds: ['image-manifest', 'image-index', 'docker-manifest-list'],
  onlyWith: 'consumers',
  severity: 'warning',
  summary: 'A registry that the project names refuses documents with a property that others ignore.',
  source: 'https://github.com/opencontainers/image-spec/blob/main/considerations.md#extensibility',
  messages: {
    refused: '{consumer} refuses documents with {member} (as of {asOf}).',
  },
  fixes: {
    remove: 'Remove {member}',
  },
  *check({ descriptors, policy }) {
    const chosen = consumersNamed(policy.consumers).filter(({ members }) => members !== undefined);
    if (chosen.length === 0) return;
    for (const descriptor of descriptors) {
      const { role, value } = descriptor;
      for (const { name, asOf, members } of chosen) {
        for (const member of members!) {
          if (member.role !== role || valueAt(value, member.path) === undefined) continue;
          const at = [...descriptor.path, ...member.path];
          yield {
            message: 'refused',
            at: { path: at, part: 'key' },
            values: {
              consumer: name,
              member: [...(role === 'subject' ? [role] : []), ...member.path].join('.'),
              asOf,
            },
            fixes: [fix('remove', remove(at))],
          };
        }
      }
    }
  },
});
