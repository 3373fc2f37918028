import { testRule } from '#helpers/ruleTester';

const image = (annotations: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }],
  "annotations": { ${annotations} }
}
`;
const config = (labels: string) => `{
  "architecture": "amd64",
  "os": "linux",
  "config": { "Labels": { ${labels} } },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] }
}
`;

testRule('annotation-typo', {
  valid: [
    image(
      '"org.opencontainers.image.title": "a", "com.example.title": "b", "in-toto.io/predicate-type": "c"',
    ),
    // The specification's own example has this one; it is superseded.
    image('"oci.opencontainers.image.created": "2024-05-04T00:00:00Z"'),
    image('"org.opencontainers.image.something.else": "a"'),
    config(
      '"maintainer": "a", "org.opencontainers.image.ref.name": "ubuntu", "org.opencontainers.image.os": "linux"',
    ),
    config('"org.opencontainers.image.author": "a"'),
  ],
  invalid: [
    {
      text: image('«"org.opencontainer.image.title"»: "a"'),
      message: 'misspelt',
      severity: 'warning',
      fixes: {
        'Rename it to "org.opencontainers.image.title"': image('"org.opencontainers.image.title": "a"'),
      },
    },
    {
      text: image('«"org.opencontainers.image.license"»: "MIT", "org.opencontainers.image.licenses": "MIT"'),
      fixes: {
        'Remove it: "org.opencontainers.image.licenses" is there as well': image(
          '"org.opencontainers.image.licenses": "MIT"',
        ),
      },
    },
    { text: image('«"org.opencontainers.images.source"»: "https://example.com"') },
    { text: image('«"org.opencontainers.image.Title"»: "a"') },
    { text: image('«"com.opencontainers.image.vendor"»: "a"') },
    { text: image('«"opencontainers.image.revision"»: "a"') },
    { text: image('«"org.opencontainers.vendor"»: "a"') },
    {
      text: config('«"org.opencontainers.image.name"»: "a"'),
      fixes: {
        'Rename it to "org.opencontainers.image.title"': config('"org.opencontainers.image.title": "a"'),
      },
    },
    { text: image('«"vnd.docker.reference.digets"»: "$1"') },
  ],
});
