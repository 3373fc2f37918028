import { specificationSection } from '#schemas/model/field';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { typedKinds } from '#service/oci/ownMediaType';

/** `history` belongs in the image config; in a manifest it marks Docker's schema 1. */
export default defineRule({
  id: 'manifest-has-history',
  category: 'document',
  kinds: typedKinds,
  severity: 'warning',
  summary: 'A manifest or index has a history, which belongs in the image config.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    history:
      '"history" belongs in the image config. podman, skopeo, and CRI-O read a manifest that has one as a disguised ' +
      'schema 1 manifest and refuse it. Remove it.',
  },
  fixes: { remove: 'Remove "history"' },
  *check({ rawValue }) {
    const path = ['history'];
    const value = rawValue(path);
    if (value === undefined || value === null) return;
    yield {
      message: 'history',
      at: { path, part: 'key' },
      fixes: [fix('remove', remove(path))],
    };
  },
});
