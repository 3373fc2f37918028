import { testRule } from '#helpers/ruleTester';

const index = (platform: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "platform": { "architecture": "amd64", ${platform} }
    }
  ]
}
`;

testRule('platform-windows-os-version', {
  valid: [
    index('"os": "windows", "os.version": "10.0.20348.2762"'),
    index('"os": "linux"'),
    '{"os": "windows',
  ],
  invalid: [
    { text: index('"os": «"windows"»'), message: 'missing', severity: 'information' },
    {
      text: '{"architecture":"amd64","os":«"windows"»,"rootfs":{"type":"layers","diff_ids":["$1"]}}',
      message: 'missing',
    },
  ],
});
