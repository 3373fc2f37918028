import { remove } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';
import { typedKinds } from '#service/oci/ownMediaType';

/** `history` belongs into the image config; in a manifest it is the mark of Docker's schema 1. */
export default defineRule({
  id: 'manifest-has-history',
  category: 'document',
  kinds: typedKinds,
  severity: 'warning',
  summary: 'A manifest or index holds a history, which belongs into the image config.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    history:
      '"history" belongs into the image config. podman, skopeo and CRI-O take a manifest that has one for a disguised schema 1 manifest and refuse it. Remove it.',
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
