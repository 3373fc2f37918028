import { remove } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** Clients fall back to the config's type, so that saying it twice gains nothing with a current registry. */
export default defineRule({
  id: 'artifact-type-redundant',
  category: 'artifact',
  kinds: ['image-manifest'],
  onlyWith: 'artifact-type',
  severity: 'hint',
  summary: 'artifactType repeats the type of the config.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    redundant:
      'artifactType repeats the config type, to which registries and clients fall back when it is absent.',
  },
  fixes: {
    remove: 'Remove artifactType',
  },
  *check({ model, classification }) {
    if (classification?.verdict !== 'artifact' || model.artifactType !== classification.configType) return;
    if (classification.effectiveType === 'application/vnd.oci.empty.v1+json') return;
    yield {
      message: 'redundant',
      at: { path: ['artifactType'] },
      tag: 'unnecessary',
      fixes: [fix('remove', remove(['artifactType']))],
    };
  },
});
