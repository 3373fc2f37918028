import { consumersNamed, latestEvidence } from '#schemas/catalogue/consumers';
import { specificationSection } from '#schemas/model/field';
import { monthOf } from '#schemas/prose';
import { defineRule, fix } from '#service/lint/rule';
import { setInOrder } from '#service/oci/setInOrder';

/** Some registries require `history`, which is optional in the specification. */
export default defineRule({
  id: 'consumer-history-missing',
  category: 'consumer',
  kinds: ['image-config'],
  onlyWith: 'consumers',
  severity: 'warning',
  summary: 'Some versions of a registry that the project names refuse images whose config has no history.',
  source: specificationSection('config.md', 'properties'),
  claims: ['artifactory/history'],
  messages: {
    missing:
      'As of {asOf}, some versions of {consumer} refuse an image whose config has no history, with the error “manifest invalid”. The specification makes history optional.',
  },
  fixes: {
    'add-entries': 'Add an entry to history for each layer',
  },
  *check({ kind, model, policy, rawValue }) {
    const layers = model.rootfs?.diff_ids?.length ?? 0;
    const history = rawValue(['history']);
    const isEmpty = history === undefined || (Array.isArray(history) && history.length === 0);
    if (layers === 0 || !isEmpty) return;
    for (const consumer of consumersNamed(policy.consumers)) {
      const { name, limits: { needsHistory } = {} } = consumer;
      if (needsHistory === undefined) continue;
      const entries = Array.from({ length: layers }, () => ({ comment: 'layer' }));
      yield {
        message: 'missing',
        at: { path: history === undefined ? ['rootfs', 'diff_ids'] : ['history'], part: 'key' },
        absent: ['history'],
        values: { consumer: name, asOf: monthOf(latestEvidence(consumer, needsHistory.evidence)) },
        fixes: [fix('add-entries', setInOrder(kind, ['history'], entries))],
      };
    }
  },
});
