import { testRule } from '#helpers/ruleTester';

const index = (first: string, second: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": ${first} },
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$2", "size": 504 },
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": ${second} }
  ]
}
`;

testRule('digest-size-conflict', {
  valid: [index('503', '503'), index('503', '-1')],
  invalid: [
    {
      text: index('503', '«530»'),
      message: 'conflict',
      severity: 'error',
      fixes: { 'Set size to 503, as in the other place': index('503', '503') },
    },
  ],
});
