import { testRule } from '#helpers/ruleTester';

const manifest = (config: string, layer: string, rest = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { ${config} },
  "layers": [{ ${layer} }]${rest}
}
`;
const config = `"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469`;
const layer = `"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422`;
const artifactType = ', "artifactType": "application/vnd.example.thing.v1"';

testRule('artifact-type-on-blob', {
  valid: [
    manifest(config, layer),
    manifest(
      config,
      layer,
      `,
  "subject": { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$3", "size": 7${artifactType} }`,
    ),
  ],
  invalid: [
    {
      text: manifest(config, layer + artifactType.replace('"artifactType"', '«"artifactType"»')),
      message: 'blob',
      severity: 'hint',
      fixes: { 'Remove artifactType from this descriptor': manifest(config, layer) },
    },
  ],
});
