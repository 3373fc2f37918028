import { testRule } from '#helpers/ruleTester';

const artifact = (type: string, config: string, layers: string, rest = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",${type}
  "config": ${config},
  "layers": [${layers}]${rest}
}
`;
const custom = `{ "mediaType": "application/vnd.example.config.v1+json", "digest": "$1", "size": 469 }`;
const image = `{ "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 }`;
const file = `{ "mediaType": "application/vnd.example.file", "digest": "$2", "size": 3422 }`;
const tar = `{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }`;

const of = (type: string) => tar.replace('"application/vnd.oci.image.layer.v1.tar+gzip"', type);
const docker = of('"application/vnd.docker.image.rootfs.diff.tar.gzip"');
const foreign = of('"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"');

testRule('docker-layer-in-oci', {
  valid: [artifact('', image, tar), artifact('', custom, file)],
  invalid: [
    {
      text: artifact(
        '',
        image,
        `${tar}, ${of('«"application/vnd.docker.image.rootfs.diff.tar.gzip"»')}, ${docker}, ${foreign}`,
      ),
      message: 'layers',
      severity: 'information',
      fixes: { 'Use the OCI’s types for all layers': artifact('', image, `${tar}, ${tar}, ${tar}, ${tar}`) },
    },
  ],
});
