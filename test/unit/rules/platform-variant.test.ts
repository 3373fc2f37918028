import { testRule } from '#helpers/ruleTester';

const index = (architecture: string, variant: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "platform": { "architecture": "${architecture}", "os": "linux", "variant": ${variant} }
    }
  ]
}
`;

testRule('platform-variant', {
  valid: [
    index('arm64', '"v8"'),
    index('arm', '"v5"'),
    index('amd64', '"v3"'),
    index('arm', '""'),
    index('arm64', '"V8"'),
    index('something-new', '"gen2"'),
    '{"architecture":"arm64","os":"linux","variant":null,"rootfs":{"type":"layers","diff_ids":["$1"]}}',
  ],
  invalid: [
    {
      text: index('arm64', '«"8"»'),
      message: 'alias',
      severity: 'warning',
      fixes: { 'Replace "8" by "v8"': index('arm64', '"v8"') },
    },
    { text: index('arm', '«"armv7"»'), fixes: { 'Replace "armv7" by "v7"': index('arm', '"v7"') } },
    { text: index('arm', '«"gen2"»'), message: 'unknown', severity: 'information', fixes: {} },
  ],
});
