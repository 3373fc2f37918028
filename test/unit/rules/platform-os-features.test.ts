import { testRule } from '#helpers/ruleTester';

const index = (os: string, features: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "platform": { "architecture": "amd64", "os": "${os}", "os.version": "10.0.1.1", "os.features": ${features} }
    }
  ]
}
`;

testRule('platform-os-features', {
  valid: [index('windows', '["win32k"]'), index('windows', '[]'), index('linux', '["sse4"]')],
  invalid: [{ text: index('windows', '["win32k", «"gpu"»]'), message: 'unknown', severity: 'information' }],
});
