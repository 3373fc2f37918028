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

const layers = (count: number) => Array.from({ length: count }, () => tar).join(', ');

testRule('layer-count', {
  valid: [artifact('', image, layers(125)), artifact('', custom, layers(126))],
  invalid: [
    {
      text: artifact('', image, layers(126)).replace('"layers"', '«"layers"»'),
      message: 'many',
      severity: 'warning',
    },
  ],
});
