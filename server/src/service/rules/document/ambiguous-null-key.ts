import { remove } from '#service/edits/operations';
import { kindNames } from '#schemas/kinds';
import { fix, defineRule } from '#service/lint/rule';
import { foreignKeys } from '#service/oci/foreignKeys';
import { typedKinds } from '#service/oci/ownMediaType';

/** containerd looks whether the property is there at all, so that null counts like a value. */
export default defineRule({
  id: 'ambiguous-null-key',
  category: 'document',
  kinds: typedKinds,
  severity: 'error',
  summary: 'A property of another kind of document is null, which containerd takes for a value.',
  source: 'https://github.com/containerd/containerd/blob/main/core/images/image.go',
  messages: {
    null: '"{key}" does not belong into {phrase}, and null does not make it absent: containerd refuses the document for it. Remove it.',
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
        fixes: [fix('remove', remove([key]))],
      };
    }
  },
});
