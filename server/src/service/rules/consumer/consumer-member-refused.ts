import { consumersNamed, latestEvidence } from '#schemas/catalogue/consumers';
import { monthOf } from '#schemas/prose';
import { valueAt } from '#service/document/shape';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** Some registries refuse properties that other tools ignore. */
export default defineRule({
  id: 'consumer-member-refused',
  category: 'consumer',
  kinds: ['image-manifest', 'image-index', 'docker-manifest-list'],
  onlyWith: 'consumers',
  severity: 'warning',
  summary: 'A registry that the project names refuses documents with a property that others ignore.',
  source: 'https://github.com/opencontainers/image-spec/blob/main/considerations.md#extensibility',
  claims: ['ecr/strict-properties'],
  messages: {
    refused: 'As of {asOf}, {consumer} refuses documents with {member}.',
  },
  fixes: {
    remove: 'Remove {member}',
  },
  *check({ descriptors, policy }) {
    const refusals = consumersNamed(policy.consumers).flatMap((consumer) =>
      (consumer.limits?.members ?? []).map((member) => ({
        ...member,
        consumer: consumer.name,
        asOf: monthOf(latestEvidence(consumer, member.evidence)),
      })),
    );
    if (refusals.length === 0) return;
    for (const descriptor of descriptors) {
      for (const { consumer, asOf, role, path } of refusals) {
        if (role !== descriptor.role || valueAt(descriptor.value, path) === undefined) continue;
        const member = (role === 'subject' ? [role, ...path] : path).join('.');
        const at = [...descriptor.path, ...path];
        yield {
          message: 'refused',
          at: { path: at, part: 'key' },
          values: { consumer, member, asOf },
          fixes: [fix('remove', remove(at))],
        };
      }
    }
  },
});
