import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { setInOrder } from '#service/oci/fixes';
import { fix, defineRule } from '#service/lint/rule';
import { isUsableAsArtifactType } from '#service/oci/usableType';

/** With the empty config nothing but `artifactType` says what the manifest is. */
export default defineRule({
  id: 'artifact-type-required',
  category: 'artifact',
  kinds: ['image-manifest'],
  severity: 'error',
  summary: 'A manifest with the empty config must say in artifactType what it is.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    missing:
      'With the empty config, artifactType must be set: nothing else says what this artifact is. ' +
      'Registries and oras refuse or misfile it otherwise.',
    empty: 'artifactType is empty, but with the empty config it must say what this artifact is.',
  },
  fixes: {
    'use-layer-type': 'Set artifactType to the type of its layers, {type}',
    'use-placeholder': 'Set artifactType to {type}, the type for unknown artifacts',
  },
  *check({ kind, model, classification, catalogue, policy, rawValue }) {
    if (classification?.configType !== wellKnown.ociEmpty) return;
    // Version 1.0 knows neither the empty config nor artifactType, which another rule says.
    if (policy.specification === '1.0') return;
    const present = rawValue(['artifactType']);
    if (present !== undefined && present !== '') return;
    const layerTypes = new Set(model.layers?.map((layer) => layer?.mediaType));
    const [layerType] = layerTypes;
    const usable =
      layerTypes.size === 1 && layerType !== undefined && isUsableAsArtifactType(layerType, catalogue);
    const type = usable ? layerType : 'application/vnd.unknown.artifact.v1';
    yield {
      message: present === '' ? 'empty' : 'missing',
      at: { path: present === '' ? ['artifactType'] : ['config', 'mediaType'] },
      absent: ['artifactType'],
      fixes: [
        fix(usable ? 'use-layer-type' : 'use-placeholder', setInOrder(kind, ['artifactType'], type), {
          values: { type },
        }),
      ],
    };
  },
});
