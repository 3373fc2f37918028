import { testRule } from '#helpers/ruleTester';

const manifest = (mediaType: string) => `{
  "schemaVersion": 2,
  "mediaType": ${mediaType},
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }]
}
`;
const index = (mediaType: string) => `{
  "schemaVersion": 2,
  "mediaType": ${mediaType},
  "manifests": [{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 5 }]
}
`;

testRule('media-type-mismatch', {
  valid: [
    manifest('"application/vnd.oci.image.manifest.v1+json"'),
    index('"application/vnd.oci.image.index.v1+json"'),
    // Both families have an index, and each is a document of its own.
    index('"application/vnd.docker.distribution.manifest.list.v2+json"'),
  ],
  invalid: [
    {
      text: manifest('«"application/vnd.oci.image.index.v1+json"»'),
      message: 'mismatch',
      severity: 'error',
      fixes: {
        'Replace it by application/vnd.oci.image.manifest.v1+json': manifest(
          '"application/vnd.oci.image.manifest.v1+json"',
        ),
      },
    },
    {
      text: manifest('«"application/vnd.oci.image.config.v1+json"»'),
      fixes: {
        'Replace it by application/vnd.oci.image.manifest.v1+json': manifest(
          '"application/vnd.oci.image.manifest.v1+json"',
        ),
      },
    },
    {
      text: index('«"application/vnd.oci.image.manifest.v1+json"»'),
      fixes: {
        'Replace it by application/vnd.oci.image.index.v1+json': index(
          '"application/vnd.oci.image.index.v1+json"',
        ),
      },
    },
    {
      text: index('«"application/vnd.docker.distribution.manifest.v2+json"»'),
      fixes: {
        'Replace it by application/vnd.docker.distribution.manifest.list.v2+json': index(
          '"application/vnd.docker.distribution.manifest.list.v2+json"',
        ),
      },
    },
  ],
});
