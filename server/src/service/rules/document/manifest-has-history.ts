import { specificationSection } from '#schemas/model/field';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { typedKinds } from '#service/oci/ownMediaType';

/** `history` belongs in the image config; in a manifest it marks Docker's schema 1. */
export default defineRule({
  id: 'manifest-has-history',
  category: 'document',
  kinds: typedKinds,
  onlyWith: 'unknown-keys',
  severity: 'warning',
  summary: 'A manifest or index has a history, which belongs in the image config.',
  source: specificationSection('config.md', 'properties'),
  claims: ['containers-image/foreign-members'],
  messages: {
    history: '"history" belongs in the image config. Remove it, because it marks Docker’s schema 1.',
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
