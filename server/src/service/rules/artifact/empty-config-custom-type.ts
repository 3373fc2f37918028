import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { isMediaType } from '#schemas/values/mediaType';
import { isImageConfigType, wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { setInOrder, useEmptyConfig } from '#service/oci/fixes';
import { fix, defineRule } from '#service/lint/rule';

/** The older way to say what an artifact is, which many tools still expect of their own types. */
export default defineRule({
  id: 'empty-config-custom-type',
  category: 'artifact',
  kinds: ['image-manifest'],
  severity: 'hint',
  summary: 'A config of its own type is the empty object; the empty config with artifactType says the same.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    custom:
      'This config has no content but "{}". The specification recommends the empty type for that, with artifactType to say what the artifact is.',
  },
  fixes: {
    'use-empty-config': 'Use the empty config, and artifactType {type}',
  },
  *check({ kind, model, catalogue, policy }) {
    // Version 1.0 has no empty type.
    if (policy.specification === '1.0') return;
    const type = model.config?.mediaType;
    if (model.config?.digest !== emptyDescriptor.digest || type === undefined || type === wellKnown.ociEmpty)
      return;
    // Known tools look for their own config types; nothing is gained by advising against them.
    if (!isMediaType(type) || isImageConfigType(type) || catalogue.mediaType(type) !== undefined) return;
    const artifactType =
      model.artifactType === undefined || model.artifactType === '' ? type : model.artifactType;
    yield {
      message: 'custom',
      at: { path: ['config', 'mediaType'] },
      fixes: [
        fix(
          'use-empty-config',
          [
            ...(artifactType === type ? [setInOrder(kind, ['artifactType'], type)] : []),
            ...useEmptyConfig(model.config),
          ],
          { values: { type: artifactType } },
        ),
      ],
    };
  },
});
