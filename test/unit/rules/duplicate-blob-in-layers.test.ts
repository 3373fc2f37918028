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
const known =
  '"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "sha256:4f4fb700ef54461cfa02571ae0db9a0dc1e0cdb5577484a6d75e68dc38e8acc1", "size": 32';

testRule('duplicate-blob-in-layers', {
  valid: [
    manifest(config, `${layer} }, { ${layer.replace('$2', '$3')}`),
    manifest(config, `${known} }, { ${known}`),
  ],
  invalid: [
    {
      text: manifest(config, `${layer} }, { ${layer.replace('"$2"', '«"$2"»')}`),
      message: 'duplicate',
      severity: 'hint',
    },
  ],
});
