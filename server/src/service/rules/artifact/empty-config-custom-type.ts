import type { Catalogue } from '#schemas/catalogue/catalogue';
import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { isImageConfigType, wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { isMediaType } from '#schemas/values/mediaType';
import { defineRule, fix } from '#service/lint/rule';
import { useEmptyConfig } from '#service/oci/emptyConfig';
import { ownArtifactType } from '#service/oci/ownArtifactType';
import { setInOrder } from '#service/oci/setInOrder';

/** The older way to say what an artifact is, which many tools still expect of their own types. */
export default defineRule({
  id: 'empty-config-custom-type',
  category: 'artifact',
  kinds: ['image-manifest'],
  onlyWith: 'known-content',
  severity: 'hint',
  summary: 'A config has its own media type but contains only the empty object.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    custom:
      'This config contains only "{}". For such a config, the specification recommends the empty type, ' +
      'and artifactType to say what the artifact is.',
  },
  fixes: {
    'use-empty-config': 'Use the empty config and artifactType {type}',
  },
  *check(context) {
    const { kind, model, catalogue, policy } = context;
    // Version 1.0 has no empty type.
    if (policy.specification === '1.0') return;
    const configType = model.config?.mediaType;
    if (model.config?.digest !== emptyDescriptor.digest || configType === undefined) return;
    if (!isCustomType(configType, catalogue)) return;
    const type = ownArtifactType(context) ?? configType;
    const setType = type === configType ? [setInOrder(kind, ['artifactType'], type)] : [];
    yield {
      message: 'custom',
      at: { path: ['config', 'mediaType'] },
      values: { type },
      fixes: [fix('use-empty-config', [...setType, ...useEmptyConfig(model.config)])],
    };
  },
});

/** Known tools look for their own config types; nothing is gained by advising against them. */
function isCustomType(type: string, catalogue: Catalogue): boolean {
  if (type === wellKnown.ociEmpty || isImageConfigType(type)) return false;
  return isMediaType(type) && catalogue.mediaType(type) === undefined;
}
