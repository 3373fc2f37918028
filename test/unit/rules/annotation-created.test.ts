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

const created = (value: string) => image(`"org.opencontainers.image.created": ${value}`);

testRule('annotation-created', {
  valid: [
    created('"2024-05-04T12:30:00Z"'),
    created('"2024-05-04T12:30:00.123456789+02:00"'),
    created('""'),
    created('7'),
    image('"com.example.created": "yesterday"'),
  ],
  invalid: [
    {
      text: created('«"2020-11-13 00:00:00+00:00"»'),
      message: 'form',
      severity: 'warning',
      fixes: {
        'Replace "2020-11-13 00:00:00+00:00" by "2020-11-13T00:00:00+00:00"': created(
          '"2020-11-13T00:00:00+00:00"',
        ),
      },
    },
    {
      text: created('«"2020-11-13T10:00Z"»'),
      fixes: { 'Replace "2020-11-13T10:00Z" by "2020-11-13T10:00:00Z"': created('"2020-11-13T10:00:00Z"') },
    },
    { text: created('«"yesterday"»'), fixes: {} },
    { text: config('"org.label-schema.build-date": «"20201113"»'), severity: 'information' },
  ],
});
