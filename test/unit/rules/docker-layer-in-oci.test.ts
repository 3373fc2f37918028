import { dockerLayer, image, layer, marked } from '#helpers/documents';
import { customConfig, file } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

testRule('docker-layer-in-oci', {
  valid: [image(), image({ config: customConfig(), layers: [file()] })],
  invalid: [
    {
      text: image({
        layers: [
          layer(),
          dockerLayer({ mediaType: marked('application/vnd.docker.image.rootfs.diff.tar.gzip') }),
          dockerLayer(),
          dockerLayer({ mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip' }),
        ],
      }),
      message: 'layers',
      severity: 'information',
      fixes: { 'Use OCI types for all layers': image({ layers: [layer(), layer(), layer(), layer()] }) },
    },
  ],
});
