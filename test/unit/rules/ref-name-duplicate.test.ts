import { testRule } from '#helpers/ruleTester';

const entry = (digest: string, name: string, more = '', annotations = '') => `
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "${digest}",
      "size": 7143${more},
      "annotations": { "com.example.key": "a"${name}${annotations} }
    }`;
const index = (...entries: string[]) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [${entries.join(',')}
  ]
}
`;
const latest = ', "org.opencontainers.image.ref.name": "latest"';
const platform = (architecture: string) =>
  `, "platform": { "architecture": "${architecture}", "os": "linux" }`;

testRule('ref-name-duplicate', {
  valid: [
    index(entry('$1', latest), entry('$2', latest.replace('latest', 'other'))),
    index(entry('$1', latest, platform('amd64')), entry('$2', latest, platform('arm64'))),
    index(entry('$1', latest), entry('$2', latest, '', ', "kind": "dev.cosignproject.cosign/sigs"')),
    index(entry('$1', latest), entry('$1', latest)),
    index(entry('$1', ''), entry('$2', '')),
  ],
  invalid: [
    {
      text: index(entry('$1', latest), entry('$2', latest.replace(/: (.*)/, ': «$1»'))),
      message: 'duplicate',
      severity: 'warning',
      fixes: { 'Take the name away from this entry': index(entry('$1', latest), entry('$2', '')) },
    },
  ],
});
