import { testRule } from '#helpers/ruleTester';

const index = (second: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "platform": { "architecture": "amd64", "os": "linux" }
    },
    { ${second}, "digest": "$2", "size": 566 }
  ]
}
`;
const manifest = '"mediaType": "application/vnd.oci.image.manifest.v1+json"';

testRule('platform-missing', {
  valid: [
    index(`${manifest}, "artifactType": "application/vnd.example.sbom.v1"`),
    index(`${manifest}, "annotations": { "org.opencontainers.image.ref.name": "chart" }`),
    index(`${manifest}, "platform": { "architecture": "arm64", "os": "linux" }`),
    index('"mediaType": "application/vnd.oci.image.index.v1+json"'),
    index(manifest).replace(/,\s+"platform": \{[^}]*\}/, ''),
    // Cut short, the text does not tell whether a platform was to come.
    index(manifest).replace(/, "digest": "\$2"[^]*/, ''),
  ],
  invalid: [
    { text: index(manifest.replace(/: (.*)/, ': «$1»')), message: 'missing', severity: 'information' },
  ],
});
