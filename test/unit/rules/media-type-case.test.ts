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

testRule('media-type-case', {
  valid: [
    manifest(config, layer),
    // Types of others may have capital letters.
    manifest(config.replace('vnd.oci.image', 'vnd.Example'), layer),
  ],
  invalid: [
    {
      text: manifest(
        config,
        layer.replace('"application/vnd.oci', '«"application/vnd.OCI').replace('gzip"', 'gzip"»'),
      ),
      message: 'case',
      severity: 'warning',
      fixes: {
        'Replace "application/vnd.OCI.image.layer.v1.tar+gzip" by "application/vnd.oci.image.layer.v1.tar+gzip"':
          manifest(config, layer),
      },
    },
    {
      text: manifest(
        config.replace('oci.image.config.v1+json', 'example.config.v1+json'),
        layer,
        `,
  "artifactType": «"Application/vnd.cncf.notary.signature"»`,
      ),
      message: 'case',
    },
  ],
});
