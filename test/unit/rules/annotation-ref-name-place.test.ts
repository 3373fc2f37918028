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

testRule('annotation-ref-name-place', {
  valid: [
    image('"org.opencontainers.image.title": "a"'),
    `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "annotations": { "org.opencontainers.image.ref.name": "latest" }
    }
  ]
}
`,
  ],
  invalid: [
    { text: image('«"org.opencontainers.image.ref.name"»: "latest"'), message: 'place', severity: 'hint' },
    { text: config('«"org.opencontainers.image.ref.name"»: "ubuntu"'), message: 'place' },
  ],
});
