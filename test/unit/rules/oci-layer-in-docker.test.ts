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
const dockerLayer = '"application/vnd.docker.image.rootfs.diff.tar.gzip"';
const ociLayer = '"application/vnd.oci.image.layer.v1.tar+gzip"';

testRule('oci-layer-in-docker', {
  valid: [
    manifest(docker, dockerConfig, layer(dockerLayer)),
    manifest(oci, ociConfig, layer(ociLayer)),
    manifest(docker, dockerConfig, layer('"application/vnd.ollama.image.model"')),
  ],
  invalid: [
    {
      text: manifest(docker, dockerConfig, `${layer(dockerLayer)}, ${layer(`«${ociLayer}»`)}`),
      message: 'mixed',
      severity: 'warning',
      fixes: {
        'Use Docker’s types for config and layers': manifest(
          docker,
          dockerConfig,
          `${layer(dockerLayer)}, ${layer(dockerLayer)}`,
        ),
        'Make the document an OCI manifest': manifest(
          oci,
          ociConfig,
          `${layer(ociLayer)}, ${layer(ociLayer)}`,
        ),
      },
    },
    { text: manifest(docker, `«${ociConfig}»`, layer(ociLayer)), message: 'mixed' },
  ],
});
