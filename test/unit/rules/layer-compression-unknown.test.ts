import { dockerLayer, dockerManifest, image, layer, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const typed = (mediaType: unknown) => image({ layers: [layer({ mediaType })] });

testRule('layer-compression-unknown', {
  valid: [
    image(),
    typed('application/vnd.oci.image.layer.v1.tar+zstd+encrypted'),
    typed('application/vnd.oci.image.layer.nydus.blob.v1'),
    // A typo, which another rule knows.
    typed('application/vnd.oci.image.layer.v1.tar+gz'),
  ],
  invalid: [
    {
      text: typed(marked('application/vnd.oci.image.layer.v1.tar+brotli')),
      message: 'unknown',
      severity: 'warning',
      fixes: {
        'It is compressed with gzip: use "application/vnd.oci.image.layer.v1.tar+gzip"': image(),
        'It is compressed with zstd: use "application/vnd.oci.image.layer.v1.tar+zstd"': typed(
          'application/vnd.oci.image.layer.v1.tar+zstd',
        ),
        'It is not compressed: use "application/vnd.oci.image.layer.v1.tar"': typed(
          'application/vnd.oci.image.layer.v1.tar',
        ),
      },
    },
    {
      text: dockerManifest({
        layers: [dockerLayer({ mediaType: marked('application/vnd.docker.image.rootfs.diff.tar.invalid') })],
      }),
      message: 'unknown',
    },
  ],
});
