import { testRule } from '#helpers/ruleTester';

const index = (more: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 7143 },
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$2",
      "size": 566${more}
    }
  ]
}
`;
const unknown = ',\n      «"platform"»: { "architecture": "unknown", "os": "unknown" }';

testRule('platform-unknown-without-attestation', {
  valid: [
    index(''),
    index(
      `${unknown.replace(/[«»]/g, '')},
      "annotations": { "vnd.docker.reference.digest": "$1", "vnd.docker.reference.type": "attestation-manifest" }`,
    ),
  ],
  invalid: [
    {
      text: index(unknown),
      message: 'unknown',
      severity: 'information',
      fixes: { 'Remove platform': index('') },
    },
  ],
});
