import { consumersNamed } from '#schemas/catalogue/consumers';
import { specificationSection } from '#schemas/model/field';
import { setInOrder } from '#service/oci/fixes';
import { fix, defineRule } from '#service/lint/rule';

/** Registries that read `history`, which the specification leaves to the author. */
export default defineRule({
  id: 'consumer-history-missing',
  category: 'consumer',
  kinds: ['image-config'],
  onlyWith: 'consumers',
  severity: 'warning',
  summary: 'A registry that the project names refuses images whose config has no history.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    missing:
      '{consumer} answers an image whose config has no history with “manifest invalid” (as of {asOf}). History is optional otherwise.',
  },
  fixes: {
    'add-entries': 'Add an entry to history for each of the layers',
  },
  *check({ kind, model, policy, rawValue }) {
    const layers = model.rootfs?.diff_ids?.length ?? 0;
    const history = rawValue(['history']);
    const isEmpty = history === undefined || (Array.isArray(history) && history.length === 0);
    if (layers === 0 || !isEmpty) return;
    for (const { name, asOf, needsHistory } of consumersNamed(policy.consumers)) {
      if (needsHistory !== true) continue;
      const entries = Array.from({ length: layers }, () => ({ comment: 'layer' }));
      yield {
        message: 'missing',
        at: { path: history === undefined ? ['rootfs', 'diff_ids'] : ['history'], part: 'key' },
        absent: ['history'],
        values: { consumer: name, asOf },
        fixes: [fix('add-entries', setInOrder(kind, ['history'], entries))],
      };
    }
  },
});
