import { kindNames } from '#schemas/kinds';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { foreignKeys } from '#service/oci/foreignKeys';
import { typedKinds } from '#service/oci/ownMediaType';

/** Some consumers only look whether the property is there, so null counts like any value. */
export default defineRule({
  id: 'ambiguous-null-key',
  category: 'document',
  kinds: typedKinds,
  onlyWith: 'unknown-keys',
  severity: 'error',
  summary: 'A property of another kind of document is null, which some consumers count as a value.',
  source: 'https://github.com/containerd/containerd/blob/main/core/images/image.go',
  claims: [
    'containerd/ambiguous',
    'docker/ambiguous',
    'umoci/manifest-with-manifests',
    'umoci/index-with-config',
    'docker-classic/ambiguous-manifest',
    'docker-classic/ambiguous-index',
    'containers-image/foreign-members',
  ],
  messages: {
    null: '"{key}" does not belong in this {title}. Remove it, because null does not make it absent.',
  },
  fixes: { remove: 'Remove "{key}"' },
  automatic: ['remove'],
  *check(context) {
    for (const [key, value] of foreignKeys(context)) {
      if (value !== null) continue;
      yield {
        message: 'null',
        at: { path: [key] },
        values: { key, title: kindNames[context.kind].title },
        fixes: [fix('remove', remove([key]))],
      };
    }
  },
});
