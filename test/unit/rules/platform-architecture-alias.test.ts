import { testRule } from '#helpers/ruleTester';

const index = (architecture: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "platform": { "architecture": ${architecture}, "os": "linux" }
    }
  ]
}
`;
const config = (architecture: string) =>
  `{"architecture":${architecture},"os":"linux","rootfs":{"type":"layers","diff_ids":["$1"]}}`;

testRule('platform-architecture-alias', {
  valid: [
    index('"amd64"'),
    index('"AMD64"'),
    index('"sparc64"'),
    index('"something-new"'),
    config('""'),
    config('"arm64"'),
  ],
  invalid: [
    {
      text: index('«"x86_64"»'),
      message: 'alias',
      severity: 'warning',
      fixes: { 'Replace "x86_64" by "amd64"': index('"amd64"') },
    },
    { text: index('«"AArch64"»'), fixes: { 'Replace "AArch64" by "arm64"': index('"arm64"') } },
    {
      text: index('«"armhf"»'),
      fixes: {
        'Replace "armhf" by "arm" with the variant "v7"': index('"arm"').replace(
          '"os": "linux"',
          '"os": "linux", "variant": "v7"',
        ),
      },
    },
    {
      text: index('«"armel"»').replace('"os": "linux"', '"os": "linux", "variant": "v5"'),
      fixes: {
        'Replace "armel" by "arm"': index('"arm"').replace('"os": "linux"', '"os": "linux", "variant": "v5"'),
      },
    },
    { text: config('«"x86_64"»'), fixes: { 'Replace "x86_64" by "amd64"': config('"amd64"') } },
  ],
});
