import { testRule } from '#helpers/ruleTester';

const image = `
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "platform": { "architecture": "amd64", "os": "linux" }
    }`;
const attestation = (digest: string) => `
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$2",
      "size": 566,
      "annotations": { "vnd.docker.reference.digest": ${digest}, "vnd.docker.reference.type": "attestation-manifest" },
      "platform": { "architecture": "unknown", "os": "unknown" }
    }`;
const index = (...entries: string[]) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [${entries.join(',')}
  ]
}
`;

testRule('attestation-dangling', {
  valid: [index(image, attestation('"$1"')), index(image), index(image, attestation('"amd64"'))],
  invalid: [
    {
      text: index(image, attestation('«"$3"»')),
      message: 'dangling',
      severity: 'warning',
      fixes: {
        'Refer to the image sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b': index(
          image,
          attestation('"$1"'),
        ),
        'Remove the attestation': index(image),
      },
    },
    { text: index(attestation('«"$3"»')), severity: 'information' },
  ],
});
