import { image, layer, markedKey } from '#helpers/documents';
import { customConfig } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const tar = layer();
const encrypted = layer({
  mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip+encrypted',
  digest: '$3',
});
const wasm = layer({ mediaType: 'application/vnd.wasm.content.layer.v1+wasm', digest: '$4' });
const reported = (...layers: unknown[]) => image({ layers: undefined, [markedKey('layers')]: layers });

testRule('mixed-layer-types', {
  valid: [
    image({ layers: [tar, encrypted] }),
    image({ layers: [wasm] }),
    image({ layers: [] }),
    // Another rule reports an outdated name of such a layer.
    image({ layers: [tar, layer({ mediaType: 'application/vnd.oci.image.serialization.rootfs.tar.gzip' })] }),
    // An artifact may hold any layers.
    image({ config: customConfig(), layers: [tar, wasm] }),
  ],
  invalid: [
    {
      text: reported(tar, wasm),
      message: 'mixed',
      severity: 'warning',
      fixes: { 'Keep only the layers of the root filesystem (removes layers[1])': image() },
    },
    {
      text: reported(wasm, tar, wasm),
      message: 'mixed',
      related: ['layers[0].mediaType other', 'layers[2].mediaType other'],
      fixes: { 'Keep only the layers of the root filesystem (removes layers[0] and layers[2])': image() },
    },
    {
      text: reported(wasm, tar, ...Array.from({ length: 6 }, () => wasm)),
      message: 'mixed',
      fixes: {
        'Keep only the layers of the root filesystem (removes layers[0], layers[2], layers[3], layers[4], layers[5], and 2 more)':
          image(),
      },
    },
  ],
});
