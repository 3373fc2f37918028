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

testRule('annotation-value', {
  valid: [
    image('"containerd.io/distribution.source.docker.io": "library/alpine"'),
    image('"org.cirruslabs.tart.uncompressed-disk-size": "50000000000"'),
    image('"org.cirruslabs.tart.uncompressed-disk-size": ""'),
    // Its own rule speaks of it.
    image('"org.opencontainers.image.base.digest": "$1"'),
    config('"io.artifacthub.package.deprecated": "true"'),
  ],
  invalid: [
    {
      text: image('"org.cirruslabs.tart.uncompressed-disk-size": «"50 GB"»'),
      message: 'form',
      severity: 'information',
    },
    { text: config('"io.artifacthub.package.deprecated": «"maybe"»'), message: 'form' },
    { text: image('"module.wasm.image/variant": «"compact"»'), message: 'values' },
  ],
});
