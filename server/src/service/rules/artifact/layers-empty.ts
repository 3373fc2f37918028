import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';
import { addEmptyLayer, sizeWithLayers } from '#service/oci/emptyLayer';

/** Registries have refused manifests without layers, which is why an artifact lists the empty descriptor. */
export default defineRule({
  id: 'layers-empty',
  category: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  severity: 'information',
  summary: 'The list of layers is empty, which the specification advises against.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    artifact:
      'A manifest should have at least one layer: some registries and validators refuse an empty list. ' +
      'An artifact without files lists the empty descriptor.',
    described:
      'The image has no layers, but its config of {size} bytes is too large for one that describes none. ' +
      'Runtimes refuse an image whose layers differ in number from rootfs.diff_ids.',
    image:
      'This image has no layers, as one built from scratch with no files. Some registries and validators refuse an empty list.',
  },
  fixes: {
    'add-empty-layer': 'Add the empty descriptor as the layer',
  },
  *check({ model, classification, kind }) {
    if (model.layers?.length !== 0 || classification === undefined) return;
    // Which layer is missing is said where the format of the artifact is known.
    if (classification.profile?.layers.some(({ min }) => min > 0) === true) return;
    const at = { path: ['layers'], part: 'key' as const };
    if (classification.verdict === 'image' || kind === 'docker-manifest') {
      const size = model.config?.size ?? 0;
      if (size >= sizeWithLayers) yield { message: 'described', at, values: { size }, severity: 'error' };
      else yield { message: 'image', at };
      return;
    }
    yield { message: 'artifact', at, fixes: [fix('add-empty-layer', addEmptyLayer)] };
  },
});
