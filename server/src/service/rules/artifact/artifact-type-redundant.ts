import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { ownArtifactType } from '#service/oci/ownArtifactType';

/** Clients fall back to the type of the config, so repeating it gains nothing with a current registry. */
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
      'artifactType repeats the type of the config. Registries and clients use the config type if artifactType is absent.',
  },
  fixes: {
    remove: 'Remove "artifactType"',
  },
  *check(context) {
    const { classification } = context;
    if (classification?.verdict !== 'artifact' || ownArtifactType(context) !== classification.configType)
      return;
    if (classification.effectiveType === wellKnown.ociEmpty) return;
    yield {
      message: 'redundant',
      at: { path: ['artifactType'] },
      tag: 'unnecessary',
      fixes: [fix('remove', remove(['artifactType']))],
    };
  },
});
