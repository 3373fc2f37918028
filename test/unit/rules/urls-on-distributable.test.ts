import { testRule } from '#helpers/ruleTester';

const manifest = (config: string, layer: string, rest = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { ${config} },
  "layers": [{ ${layer} }]${rest}
}
`;
const config = `"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469`;
const layer = `"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422`;
const urls = ', "urls": ["https://example.com/layer"]';

testRule('urls-on-distributable', {
  valid: [
    manifest(config, layer),
    manifest(config, `${layer}, "urls": []`),
    manifest(config, `${layer.replace('layer.v1', 'layer.nondistributable.v1')}${urls}`),
    manifest(config, `${layer.replace('application/vnd.oci.image.layer.v1.tar+gzip', 'text/plain')}${urls}`),
  ],
  invalid: [
    {
      text: manifest(config, `${layer}${urls.replace('"urls"', '«"urls"»')}`),
      message: 'urls',
      severity: 'information',
      fixes: { 'Remove the urls': manifest(config, layer) },
    },
  ],
});
