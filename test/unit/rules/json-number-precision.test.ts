import { testRule } from '#helpers/ruleTester';

const index = (size: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": ${size} }
  ]
}
`;

testRule('json-number-precision', {
  // What does not fit into 64 bits is the business of json-number-form.
  valid: [index('1234'), index('9007199254740992'), index('9223372036854775808')],
  invalid: [
    { text: index('«9007199254740993»'), message: 'precision', severity: 'warning' },
    { text: index('«9223372036854775807»'), message: 'precision' },
  ],
});
