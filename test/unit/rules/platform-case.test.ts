import { testRule } from '#helpers/ruleTester';

const index = (platform: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "platform": { ${platform} }
    }
  ]
}
`;

testRule('platform-case', {
  valid: [
    index('"architecture": "arm64", "os": "linux", "variant": "v8"'),
    // Nobody knows how these are written.
    index('"architecture": "Sun4m", "os": "SunOS"'),
    index('"architecture": "X86_64", "os": "MacOS"'),
    '{"architecture":"arm64","os":"linux","variant":null,"rootfs":{"type":"layers","diff_ids":[]}}',
  ],
  invalid: [
    {
      text: index('"architecture": "amd64", "os": «"Linux"»'),
      message: 'capitals',
      severity: 'warning',
      fixes: { 'Replace "Linux" by "linux"': index('"architecture": "amd64", "os": "linux"') },
    },
    {
      text: index('"architecture": «"ARM64"», "os": «"Linux"», "variant": «"V8"»'),
      fixes: {
        'Replace "ARM64" by "arm64"': index('"architecture": "arm64", "os": "Linux", "variant": "V8"'),
      },
    },
  ],
});
