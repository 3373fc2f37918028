import { testRule } from '#helpers/ruleTester';

const manifest = (mediaType: string) => `{
  "schemaVersion": 2,
  "mediaType": ${mediaType},
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }]
}
`;
const right = manifest('"application/vnd.oci.image.manifest.v1+json"');
const fixes = { 'Replace it by application/vnd.oci.image.manifest.v1+json': right };

testRule('media-type-unknown-document', {
  valid: [right, manifest('""'), manifest('"application/vnd.oci.image.config.v1+json"')],
  invalid: [
    {
      text: manifest('«"application/vnd.oci.image.manifest.v1"»'),
      message: 'misspelt',
      severity: 'error',
      fixes,
    },
    { text: manifest('«"application/vnd.oci.image.manifest.v2+jsno"»'), message: 'misspelt', fixes },
    { text: manifest('«"Application/vnd.OCI.image.manifest.v1+json"»'), message: 'misspelt', fixes },
    { text: manifest('«"manifest"»'), message: 'misspelt', fixes },
    // The nearest type is that of an index, but this is none.
    { text: manifest('«"application/vnd.oci.image.index.v1"»'), message: 'misspelt', fixes },
    {
      text: manifest('«"application/vnd.example.bundle.v1+json"»'),
      message: 'unknown',
      severity: 'information',
      fixes,
    },
  ],
});
