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

testRule('annotation-superseded', {
  valid: [
    image('"org.opencontainers.image.created": "2024-05-04T00:00:00Z"'),
    // Both, for tools of either age.
    config('"org.label-schema.name": "a", "org.opencontainers.image.title": "a"'),
    config('"org.label-schema.schema-version": "1.0"'),
  ],
  invalid: [
    {
      text: config('«"org.label-schema.vendor"»: "Example"'),
      message: 'superseded',
      severity: 'hint',
      fixes: {
        'Rename it to "org.opencontainers.image.vendor"': config(
          '"org.opencontainers.image.vendor": "Example"',
        ),
      },
    },
    {
      text: image('«"oci.opencontainers.image.created"»: "2024-05-04T00:00:00Z"'),
      fixes: {
        'Rename it to "org.opencontainers.image.created"': image(
          '"org.opencontainers.image.created": "2024-05-04T00:00:00Z"',
        ),
      },
    },
    // Under the new key the value would be wrong.
    { text: config('«"org.label-schema.build-date"»: "soon"'), fixes: {} },
  ],
});
