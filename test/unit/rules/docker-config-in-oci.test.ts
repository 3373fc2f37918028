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

const docker = '"application/vnd.docker.container.image.v1+json"';
const typeOf = (type: string) => image.replace('"application/vnd.oci.image.config.v1+json"', type);

testRule('docker-config-in-oci', {
  valid: [
    artifact('', image, tar),
    // A Docker manifest has Docker's config.
    artifact('', typeOf(docker), tar).replace('oci.image.manifest.v1', 'docker.distribution.manifest.v2'),
  ],
  invalid: [
    {
      text: artifact('', typeOf(`«${docker}»`), tar),
      message: 'mixed',
      severity: 'error',
      fixes: {
        [`Replace ${docker} by "application/vnd.oci.image.config.v1+json"`]: artifact('', image, tar),
      },
    },
  ],
});
