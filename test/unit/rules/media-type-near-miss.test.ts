import { dockerLayer, dockerManifest, image, imageConfigDescriptor, marked } from '#helpers/documents';
import { imageWithLayer } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const ofType = (mediaType: unknown) => imageWithLayer({ mediaType });
const withConfigOfType = (mediaType: unknown) => image({ config: imageConfigDescriptor({ mediaType }) });
const repaired = (wrong: string, right: string) => ({
  text: ofType(marked(wrong)),
  message: 'near',
  severity: 'warning' as const,
  fixes: { [`Replace "${wrong}" with "${right}"`]: ofType(right) },
});
const gzip = 'application/vnd.oci.image.layer.v1.tar+gzip';
const dockerPlusGzip = 'application/vnd.docker.image.rootfs.diff.tar+gzip';
const dockerGzip = 'application/vnd.docker.image.rootfs.diff.tar.gzip';

testRule('media-type-near-miss', {
  valid: [
    ofType(gzip),
    ofType('application/vnd.oci.image.layer.v1.tar+gzip+encrypted'),
    ofType('application/vnd.oci.image.layer.v1.tar+zstd'),
    // Types of others that merely resemble known ones.
    ofType('application/pdf'),
    ofType('application/xml'),
    ofType('application/vnd.example.config.v1+json'),
    ofType('application/vnd.cncf.flux.content.v2.tar+gzip'),
    ofType('application/vnd.cncf.model.code.v1.zip'),
    ofType('application/vnd.oci.image.layer.v1.tar+unknown'),
  ],
  invalid: [
    repaired('application/vnd.oci.image.layer.v1.tar.gzip', gzip),
    repaired('application/vnd.oci.image.layer.v1.tar+gz', gzip),
    repaired('application/vnd.oci.image.layer.v1.tar+zst', 'application/vnd.oci.image.layer.v1.tar+zstd'),
    repaired('application/vnd.oci.image.layer.v1.tgz', gzip),
    repaired('application/vnd.oci.image.layers.v1.tar+gzip', gzip),
    repaired('application/vnd.oci.image.layer.v2.tar+gzip', gzip),
    repaired('application/vnd.oci.iamge.layer.v1.tar+gzip', gzip),
    repaired('applicaiton/vnd.oci.image.layer.v1.tar+gzip', gzip),
    repaired('application/oci.image.layer.v1.tar+gzip', gzip),
    {
      text: dockerManifest({ layers: [dockerLayer({ mediaType: marked(dockerPlusGzip) })] }),
      message: 'near',
      fixes: {
        [`Replace "${dockerPlusGzip}" with "${dockerGzip}"`]: dockerManifest({
          layers: [dockerLayer({ mediaType: dockerGzip })],
        }),
      },
    },
    // A layer’s type would be another mistake here, so nothing is proposed.
    {
      text: withConfigOfType(marked('application/vnd.oci.image.layer.v1.tgz')),
      message: 'near',
      fixes: {},
    },
    { text: withConfigOfType(marked('application/vnd.wasm.config.v0')), message: 'near' },
  ],
});
