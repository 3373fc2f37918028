import { testRule } from '#helpers/ruleTester';

testRule('docker-schema1', {
  valid: [
    `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
  "config": { "mediaType": "application/vnd.docker.container.image.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "digest": "$2", "size": 3422 }]
}`,
  ],
  invalid: [
    {
      text: `{
  «"schemaVersion"»: 1,
  "name": "library/hello-world",
  "tag": "latest",
  "architecture": "amd64",
  "fsLayers": [{ "blobSum": "$1" }],
  "history": [{ "v1Compatibility": "{}" }]
}`,
      message: 'schema1',
      severity: 'error',
    },
  ],
});
