import { image, layer, marked } from '#helpers/documents';
import { customConfig } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

const zstd = 'application/vnd.oci.image.layer.v1.tar+zstd';

testRule('layer-zstd-portability', {
  valid: [
    image(),
    image({ config: customConfig(), layers: [layer({ mediaType: zstd })] }),
    // Version 1.0 has no such type, which another rule reports.
    { text: image({ layers: [layer({ mediaType: zstd })] }), policy: { specification: '1.0' } },
  ],
  invalid: [
    {
      text: image({
        layers: [layer(), layer({ mediaType: marked(zstd) }), layer({ mediaType: zstd })],
      }),
      message: 'zstd',
      severity: 'hint',
    },
  ],
});
