import { specificationSection } from '#schemas/model/field';
import { counted } from '#schemas/prose';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** Tools pair the entries that are not empty with the layers, one by one. */
export default defineRule({
  id: 'history-count',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'The history describes more or fewer layers than the root filesystem has.',
  source: specificationSection('config.md', 'properties'),
  claims: ['docker-classic/history', 'containers-image/history-too-long', 'artifactory/history'],
  messages: {
    'too-many':
      'history has {described} without empty_layer, but rootfs.diff_ids lists only {layers}. {docker-classic/history}',
    'too-few':
      'history has only {described} without empty_layer, but rootfs.diff_ids lists {layers}. Tools that pair them one ' +
      'by one show the wrong command for a layer.',
  },
  fixes: { 'remove-history': 'Remove "history" (optional, but some registries require it)' },
  *check({ model }) {
    const history = model.history ?? [];
    const diffIds = model.rootfs?.diff_ids;
    if (history.length === 0 || diffIds === undefined) return;
    // A mistyped entry is reported by another rule.
    if (history.includes(undefined)) return;
    const described = history.filter((entry) => entry?.empty_layer !== true).length;
    if (described === diffIds.length) return;
    yield {
      ...(described > diffIds.length
        ? { message: 'too-many' as const }
        : { message: 'too-few' as const, severity: 'information' as const }),
      at: { path: ['history'], part: 'key' },
      values: {
        described: counted(described, 'entry', 'entries'),
        layers: counted(diffIds.length, 'layer'),
      },
      fixes: [fix('remove-history', remove(['history']))],
    };
  },
});
