import { testRule } from '#helpers/ruleTester';

const index = (architecture: string, os = '"linux"') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "platform": { "architecture": ${architecture}, "os": ${os} }
    }
  ]
}
`;

testRule('platform-name-unknown', {
  valid: [
    index('"amd64"'),
    index('"unknown"', '"unknown"'),
    index('"x86_64"', '"macos"'),
    index('"ARM64"', '"Linux"'),
    index('"wasm"', '"wasi"'),
    '{"architecture":"","os":"","rootfs":{"type":"layers","diff_ids":["$1"]}}',
  ],
  invalid: [
    {
      text: index('«"amd46"»'),
      message: 'misspelt',
      severity: 'warning',
      fixes: { 'Replace "amd46" by "amd64"': index('"amd64"') },
    },
    {
      text: index('"riscv64"', '«"linus"»'),
      message: 'misspelt',
      fixes: { 'Replace "linus" by "linux"': index('"riscv64"') },
    },
    { text: index('«"sun4m"»', '«"sunos"»'), message: 'unknown', severity: 'hint', fixes: {} },
  ],
});
