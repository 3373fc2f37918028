import { testRule } from '#helpers/ruleTester';

const index = (os: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "platform": { "architecture": "arm64", "os": ${os} }
    }
  ]
}
`;
const config = (os: string) =>
  `{"architecture":"amd64","os":${os},"rootfs":{"type":"layers","diff_ids":["$1"]}}`;

testRule('platform-os-alias', {
  valid: [index('"darwin"'), index('"Linux"'), index('"qemu"'), index('"something-new"'), config('""')],
  invalid: [
    {
      text: index('«"macos"»'),
      message: 'alias',
      severity: 'warning',
      fixes: { 'Replace "macos" by "darwin"': index('"darwin"') },
    },
    { text: config('«"Win32"»'), fixes: { 'Replace "Win32" by "windows"': config('"windows"') } },
  ],
});
