import { testRule } from '#helpers/ruleTester';

const index = (annotations: string, more = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 7143,
      "platform": { "architecture": "amd64", "os": "linux" }
    },${more}
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$2",
      "size": 566,
      "annotations": { ${annotations} },
      "platform": { "architecture": "unknown", "os": "unknown" }
    }
  ]
}
`;
const type = '"vnd.docker.reference.type": "attestation-manifest"';
const second = `
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$3",
      "size": 7143,
      "platform": { "architecture": "arm64", "os": "linux" }
    },`;
const title = 'Refer to the image sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b';

testRule('attestation-reference', {
  valid: [index(`${type}, "vnd.docker.reference.digest": "$1"`), index('"com.example.key": "value"')],
  invalid: [
    {
      text: index('"vnd.docker.reference.type": «"attestation-manifest"»'),
      message: 'missing',
      severity: 'warning',
      fixes: { [title]: index(`${type}, "vnd.docker.reference.digest": "$1"`) },
    },
    {
      text: index(`${type}, "vnd.docker.reference.digest": «"sha256:abc"»`),
      message: 'invalid',
      fixes: { [title]: index(`${type}, "vnd.docker.reference.digest": "$1"`) },
    },
    {
      text: index(`${type}, "vnd.docker.reference.digest": «"amd64"»`, second),
      message: 'invalid',
      fixes: {},
    },
  ],
});
