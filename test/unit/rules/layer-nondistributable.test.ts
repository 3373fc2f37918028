import { testRule } from '#helpers/ruleTester';

const manifest = (mediaType: string, config: string, layers: string) => `{
  "schemaVersion": 2,
  "mediaType": "${mediaType}",
  "config": { "mediaType": ${config}, "digest": "$1", "size": 469 },
  "layers": [${layers}]
}
`;
const docker = 'application/vnd.docker.distribution.manifest.v2+json';
const oci = 'application/vnd.oci.image.manifest.v1+json';
const dockerConfig = '"application/vnd.docker.container.image.v1+json"';
const ociConfig = '"application/vnd.oci.image.config.v1+json"';
const layer = (type: string) => `{ "mediaType": ${type}, "digest": "$2", "size": 3422 }`;
const ociLayer = '"application/vnd.oci.image.layer.v1.tar+gzip"';
const restricted = '"application/vnd.oci.image.layer.nondistributable.v1.tar+gzip"';
const foreign = '"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"';

testRule('layer-nondistributable', {
  valid: [manifest(oci, ociConfig, layer(ociLayer))],
  invalid: [
    {
      text: manifest(oci, ociConfig, `${layer(ociLayer)}, ${layer(`«${restricted}»`)}, ${layer(restricted)}`),
      message: 'oci',
      severity: 'warning',
      fixes: {
        'Use the ordinary types for all such layers': manifest(
          oci,
          ociConfig,
          `${layer(ociLayer)}, ${layer(ociLayer)}, ${layer(ociLayer)}`,
        ),
      },
    },
    {
      text: manifest(docker, dockerConfig, layer(`«${foreign}»`)),
      message: 'docker',
      severity: 'information',
    },
  ],
});
