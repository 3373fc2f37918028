import { testRule } from '#helpers/ruleTester';

const artifact = (type: string, config: string, layers: string, rest = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",${type}
  "config": ${config},
  "layers": [${layers}]${rest}
}
`;
const custom = `{ "mediaType": "application/vnd.example.config.v1+json", "digest": "$1", "size": 469 }`;
const image = `{ "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 }`;
const tar = `{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }`;

const of = (type: string) => tar.replace('"application/vnd.oci.image.layer.v1.tar+gzip"', type);
const zstd = '"application/vnd.oci.image.layer.v1.tar+zstd"';

testRule('layer-zstd-portability', {
  valid: [artifact('', image, tar), artifact('', custom, of(zstd))],
  invalid: [
    {
      text: artifact('', image, `${tar}, ${of(`«${zstd}»`)}, ${of(zstd)}`),
      message: 'zstd',
      severity: 'hint',
    },
  ],
});
