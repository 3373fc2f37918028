import { specificationSection } from '#schemas/model/field';
import { counted } from '#schemas/prose';
import { defineRule, fix } from '#service/lint/rule';
import { addEmptyLayer, sizeWithLayers } from '#service/oci/emptyLayer';

/** For portability, the specification asks for a layer, so an artifact without files lists the empty descriptor. */
export default defineRule({
  id: 'layers-empty',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  severity: 'information',
  summary: 'The list of layers is empty, which the specification advises against.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  claims: ['zot/required', 'distribution/no-list', 'containerd/no-layers', 'docker/no-layers'],
  messages: {
    artifact:
      'A manifest should have at least one layer: the JSON Schema of the specification requires one. ' +
      'An artifact without files lists the empty descriptor.',
    described:
      'The image has no layers, but its config has a size of {size}, which is too large for an image without layers. ' +
      '{docker/no-layers}',
    image:
      'This image has no layers, like an image built from scratch without files. The JSON Schema of the specification requires at least one layer.',
  },
  fixes: {
    'add-empty-layer': 'Add the empty descriptor as the layer',
  },
  *check({ model, classification, kind }) {
    if (model.layers?.length !== 0 || classification === undefined) return;
    // For a known format, another rule says which layer is missing.
    if (classification.profile?.layers.some(({ min }) => min > 0) === true) return;
    const at = { path: ['layers'], part: 'key' } as const;
    const size = model.config?.size ?? 0;
    if (classification.verdict === 'artifact' && kind !== 'docker-manifest') {
      yield { message: 'artifact', at, fixes: [fix('add-empty-layer', addEmptyLayer)] };
    } else if (size >= sizeWithLayers) {
      yield { message: 'described', at, severity: 'error', values: { size: counted(size, 'byte') } };
    } else {
      yield { message: 'image', at };
    }
  },
});
