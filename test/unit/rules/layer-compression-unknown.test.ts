import { testRule } from '#helpers/ruleTester';

const artifact = (type: string, config: string, layers: string, rest = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",${type}
  "config": ${config},
  "layers": [${layers}]${rest}
}
`;
const image = `{ "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 }`;
const tar = `{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }`;

const of = (type: string) => tar.replace('"application/vnd.oci.image.layer.v1.tar+gzip"', type);
const docker = (type: string) =>
  artifact('', image, of(type))
    .replace('oci.image.manifest.v1', 'docker.distribution.manifest.v2')
    .replace('oci.image.config.v1', 'docker.container.image.v1');

testRule('layer-compression-unknown', {
  valid: [
    artifact('', image, tar),
    artifact('', image, of('"application/vnd.oci.image.layer.v1.tar+zstd+encrypted"')),
    artifact('', image, of('"application/vnd.oci.image.layer.nydus.blob.v1"')),
    // A slip of the hand, which another rule knows.
    artifact('', image, of('"application/vnd.oci.image.layer.v1.tar+gz"')),
  ],
  invalid: [
    {
      text: artifact('', image, of('«"application/vnd.oci.image.layer.v1.tar+brotli"»')),
      message: 'unknown',
      severity: 'warning',
      fixes: {
        'It is compressed by gzip: replace by "application/vnd.oci.image.layer.v1.tar+gzip"': artifact(
          '',
          image,
          tar,
        ),
        'It is compressed by zstd: replace by "application/vnd.oci.image.layer.v1.tar+zstd"': artifact(
          '',
          image,
          of('"application/vnd.oci.image.layer.v1.tar+zstd"'),
        ),
        'It is not compressed: replace by "application/vnd.oci.image.layer.v1.tar"': artifact(
          '',
          image,
          of('"application/vnd.oci.image.layer.v1.tar"'),
        ),
      },
    },
    { text: docker('«"application/vnd.docker.image.rootfs.diff.tar.invalid"»'), message: 'unknown' },
  ],
});
