import {
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  markedKey,
  print,
} from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const config = imageConfigDescriptor();
const layers = [layer()];
const manifests = [manifestDescriptor({ digest: '$3' })];
const untyped = { mediaType: undefined };

testRule('ambiguous-manifest', {
  valid: [image(), index({ manifests }), image({ manifests: null })],
  invalid: [
    {
      text: image({ [markedKey('manifests')]: manifests }),
      message: 'ambiguous',
      severity: 'error',
      fixes: { 'It is an OCI image manifest: remove "manifests"': image() },
    },
    {
      text: image({ ...untyped, [markedKey('manifests')]: manifests }),
      fixes: {
        'It is an OCI image manifest: remove "manifests"': image(untyped),
        'It is an index: remove config and layers': print({ schemaVersion: 2, manifests }),
      },
    },
    {
      text: index({ [markedKey('config')]: config, layers, manifests }),
      fixes: { 'It is an OCI image index: remove "config" and "layers"': index({ manifests }) },
    },
    { text: image({ [markedKey('fsLayers')]: [] }) },
    { text: image({ [markedKey('Manifests')]: [] }) },
  ],
});
