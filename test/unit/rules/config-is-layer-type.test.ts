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
const file = `{ "mediaType": "application/vnd.example.file", "digest": "$2", "size": 3422 }`;
const tar = `{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }`;

const layerType = '"application/vnd.oci.image.layer.v1.tar+gzip"';
const typeOf = (type: string) => image.replace('"application/vnd.oci.image.config.v1+json"', type);

testRule('config-is-layer-type', {
  valid: [artifact('', image, tar), artifact('', custom, tar)],
  invalid: [
    {
      text: artifact('', typeOf(`«${layerType}»`), tar),
      message: 'layer',
      severity: 'warning',
      fixes: {
        [`Replace ${layerType} by "application/vnd.oci.image.config.v1+json"`]: artifact('', image, tar),
      },
    },
    { text: artifact('', typeOf(`«${layerType}»`), file), message: 'layer', fixes: {} },
    {
      text: artifact('', typeOf('«"application/vnd.oci.image.manifest.v1+json"»'), tar),
      message: 'manifest',
    },
  ],
});
