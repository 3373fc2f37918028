import { testRule } from '#helpers/ruleTester';

const image = (annotations: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }],
  "annotations": { ${annotations} }
}
`;
const config = (labels: string) => `{
  "architecture": "amd64",
  "os": "linux",
  "config": { "Labels": { ${labels} } },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;

testRule('annotation-reserved-prefix', {
  valid: [
    image('"org.opencontainers.image.title": "a", "com.example.key": "b", "org.opencontainersandmore": "c"'),
    image(
      '"org.opencontainers.image.enc.keys.provider.keyprovider": "a", "org.opencontainers.image.enc.later": "b"',
    ),
    // What is only misspelt is annotation-typo's.
    image('"org.opencontainers.image.licence": "MIT", "org.opencontainers.image.name": "a"'),
    config('"org.opencontainers.image.exposedPorts": "80/tcp"'),
  ],
  invalid: [
    { text: image('«"org.opencontainers.image.team.slack"»: "a"'), message: 'reserved', severity: 'warning' },
    { text: config('«"org.opencontainers.mytool.key"»: "a"'), message: 'reserved' },
  ],
});
