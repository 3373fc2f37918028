import { testRule } from '#helpers/ruleTester';

const manifest = (mediaType: string) => `{
  "schemaVersion": 2,${mediaType}
  "config": { "mediaType": "application/vnd.docker.container.image.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "digest": "$2", "size": 3422 }]
}
`;
const own = '\n  "mediaType": "application/vnd.docker.distribution.manifest.v2+json",';

testRule('docker-media-type-missing', {
  valid: [manifest(own)],
  invalid: [
    {
      text: `«{»${manifest('').slice(1)}`,
      message: 'missing',
      severity: 'error',
      fixes: { 'Set mediaType to application/vnd.docker.distribution.manifest.v2+json': manifest(own) },
    },
    {
      text: manifest(own.replace('"mediaType"', '«"mediaTypes"»')),
      message: 'misspelt',
      fixes: { 'Rename "mediaTypes" to "mediaType"': manifest(own) },
    },
    { text: manifest('\n  "mediaType": «""»,'), message: 'empty' },
  ],
});
