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
const platform = ', "platform": { "os": "linux", "architecture": "amd64" }';
const marked = platform.replace('"platform"', '«"platform"»');

testRule('platform-on-non-manifest', {
  valid: [
    manifest(config, layer),
    // An artifact may have a file for each platform.
    manifest(
      config.replace('oci.image.config', 'example.config'),
      layer.replace('application/vnd.oci.image.layer.v1.tar+gzip', 'application/vnd.example.tool') + platform,
    ),
    manifest(
      config,
      layer,
      `,
  "subject": { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$3", "size": 7${platform} }`,
    ),
  ],
  invalid: [
    {
      text: manifest(config, layer + marked),
      message: 'layer',
      severity: 'information',
      fixes: { 'Remove the platform': manifest(config, layer) },
    },
    {
      text: manifest(config + marked, layer),
      message: 'config',
      fixes: { 'Remove the platform': manifest(config, layer) },
    },
  ],
});
