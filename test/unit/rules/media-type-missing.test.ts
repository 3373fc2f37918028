import { testRule } from '#helpers/ruleTester';

const manifest = (mediaType: string) => `{
  "schemaVersion": 2,${mediaType}
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }]
}
`;
const index = (mediaType: string) =>
  `{"schemaVersion":2,${mediaType}"manifests":[{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"$1","size":5}]}`;
const own = '\n  "mediaType": "application/vnd.oci.image.manifest.v1+json",';

testRule('media-type-missing', {
  // Null, and a name in other case, are reported as such.
  valid: [manifest(own), manifest('\n  "mediaType": null,'), manifest(own.replace('media', 'Media'))],
  invalid: [
    {
      text: `«{»${manifest('').slice(1)}`,
      message: 'missing',
      severity: 'warning',
      fixes: { 'Set mediaType to application/vnd.oci.image.manifest.v1+json': manifest(own) },
    },
    {
      text: manifest(own.replace('"mediaType"', '«"meidaType"»')),
      message: 'misspelt',
      fixes: { 'Rename "meidaType" to "mediaType"': manifest(own) },
    },
    {
      text: manifest('\n  "mediaType": «""»,'),
      message: 'empty',
      fixes: { 'Set mediaType to application/vnd.oci.image.manifest.v1+json': manifest(own) },
    },
    {
      text: `«{»${index('').slice(1)}`,
      fileName: 'index.json',
      message: 'layout',
      severity: 'hint',
      fixes: {
        'Set mediaType to application/vnd.oci.image.index.v1+json': index(
          '"mediaType":"application/vnd.oci.image.index.v1+json",',
        ),
      },
    },
  ],
});
