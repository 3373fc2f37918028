import { specification } from '../../../../../schemas/src/model/field';
import { defineRule } from '../rule';
import { addEmptyLayer } from './emptyLayer';

/** Registries have refused manifests without layers, which is why an artifact lists the empty descriptor. */
export default defineRule({
  id: 'layers-empty',
  subject: 'artifact',
  kinds: ['image-manifest', 'docker-manifest'],
  severity: 'warning',
  summary: 'The list of layers is empty, which the specification advises against.',
  specification: specification('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    artifact:
      'A manifest should have at least one layer: some registries and validators refuse an empty list. ' +
      'An artifact without files lists the empty descriptor.',
    image:
      'This image has no layers, as one built from scratch with no files. Some registries and validators refuse an empty list.',
  },
  fixes: {
    'add-empty-layer': 'Add the empty descriptor as the layer',
  },
  *check({ model, classification, kind }) {
    if (model.layers?.length !== 0 || classification === undefined) return;
    const at = { path: ['layers'], part: 'key' as const };
    if (classification.verdict === 'image' || kind === 'docker-manifest') {
      yield { message: 'image', at, severity: 'information' };
      return;
    }
    yield { message: 'artifact', at, fixes: [{ fix: 'add-empty-layer', operations: [addEmptyLayer] }] };
  },
});
