import { testRule } from '#helpers/ruleTester';

const index = (platform: string, type = 'application/vnd.oci.image.index.v1+json') => `{
  "schemaVersion": 2,
  "mediaType": "${type}",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "platform": { "architecture": "amd64", "os": "linux"${platform} }
    }
  ]
}
`;

testRule('platform-features-reserved', {
  valid: [
    index(''),
    index(', "os.features": ["sse4"]'),
    index(', "features": ["sse4"]', 'application/vnd.docker.distribution.manifest.list.v2+json'),
  ],
  invalid: [
    {
      text: index(', «"features"»: ["sse4"]'),
      message: 'reserved',
      severity: 'information',
      fixes: { 'Remove features': index('') },
    },
  ],
});
