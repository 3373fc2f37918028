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
      related: ['layers other'],
      fixes: { 'It is an OCI image index: remove "config" and "layers"': index({ manifests }) },
    },
    // It may be an index only if it has what an index needs, and nothing else.
    {
      text: image({ ...untyped, [markedKey('manifests')]: manifests, fsLayers: [] }),
      fixes: { 'It is an OCI image manifest: remove "manifests" and "fsLayers"': image(untyped) },
    },
    {
      text: image({ ...untyped, [markedKey('manifests')]: {} }),
      fixes: { 'It is an OCI image manifest: remove "manifests"': image(untyped) },
    },
    {
      text: image({ ...untyped, [markedKey('fsLayers')]: [] }),
      fixes: { 'It is an OCI image manifest: remove "fsLayers"': image(untyped) },
    },
    {
      text: image({ ...untyped, [markedKey('manifests')]: manifests }),
      kind: 'image-manifest',
      fixes: { 'It is an OCI image manifest: remove "manifests"': image(untyped) },
    },
    {
      text: image({ ...untyped, config: undefined, [markedKey('manifests')]: manifests }),
      fixes: {
        'It is an OCI image manifest: remove "manifests"': image({ ...untyped, config: undefined }),
        'It is an index: remove config and layers': print({ schemaVersion: 2, manifests }),
      },
    },
    { text: image({ [markedKey('fsLayers')]: [] }) },
    { text: image({ [markedKey('Manifests')]: [] }) },
  ],
});
