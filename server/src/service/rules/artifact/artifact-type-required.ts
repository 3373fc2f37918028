import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { defineRule, fix } from '#service/lint/rule';
import { setInOrder } from '#service/oci/setInOrder';
import { sharedArtifactType, unknownArtifact } from '#service/oci/usableType';

/** With the empty config, only `artifactType` says what the manifest is. */
export default defineRule({
  id: 'artifact-type-required',
  category: 'artifact',
  kinds: ['image-manifest'],
  onlyWith: 'empty-type',
  severity: 'error',
  summary: 'A manifest with the empty config must say in artifactType what it is.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  claims: ['oras/artifact-type-missing', 'podman/artifact-without-type', 'oras/writes-unknown-artifact'],
  messages: {
    missing:
      'With the empty config, artifactType must be set, because nothing else says what this artifact is. ' +
      'Without it, registries list the artifact by the type of the config, where nobody looks for it.',
    empty: 'artifactType is empty. With the empty config, it must say what this artifact is.',
  },
  fixes: {
    'use-layer-type': 'Set artifactType to the type of the layers, {type}',
    'use-placeholder': 'Set artifactType to {type}, the type for unknown artifacts',
  },
  *check({ kind, model, classification, catalogue, policy, rawValue }) {
    if (classification?.configType !== wellKnown.ociEmpty) return;
    // Version 1.0 has neither the empty config nor artifactType, which another rule reports.
    if (policy.specification === '1.0') return;
    const present = rawValue(['artifactType']);
    if (present !== undefined && present !== '') return;
    const layerTypes = (model.layers ?? []).map((layer) => layer?.mediaType);
    const layerType = sharedArtifactType(layerTypes, catalogue);
    const type = layerType ?? unknownArtifact;
    yield {
      message: present === '' ? 'empty' : 'missing',
      at: { path: present === '' ? ['artifactType'] : ['config', 'mediaType'] },
      absent: ['artifactType'],
      values: { type },
      fixes: [
        fix(
          layerType === undefined ? 'use-placeholder' : 'use-layer-type',
          setInOrder(kind, ['artifactType'], type),
        ),
      ],
    };
  },
});
