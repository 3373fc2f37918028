import { kindNames } from '../../../../../schemas/src/kinds';
import { defineRule } from '../rule';
import { foreignKeys } from './foreignKeys';
import { typedKinds } from './ownMediaType';

/** containerd looks whether the property is there at all, so that null counts like a value. */
export default defineRule({
  id: 'ambiguous-null-key',
  subject: 'document',
  kinds: typedKinds,
  severity: 'error',
  summary: 'A property of another kind of document is null, which containerd takes for a value.',
  specification: 'https://github.com/containerd/containerd/blob/main/core/images/image.go',
  messages: {
    null: '"{key}" does not belong into {article} {title}, and null does not make it absent: containerd refuses the document for it. Remove it.',
  },
  fixes: { remove: 'Remove "{key}"' },
  automatic: ['remove'],
  *check(context) {
    for (const [key, value] of foreignKeys(context)) {
      if (value !== null) continue;
      yield {
        message: 'null',
        at: { path: [key] },
        values: { key, ...kindNames[context.kind] },
        fixes: [{ fix: 'remove', operations: [{ op: 'remove', path: [key] }] }],
      };
    }
  },
});
