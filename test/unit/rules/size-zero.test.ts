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
const empty = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const object = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
const custom = (digest: string, size: string, rest = '') =>
  manifest(
    `"mediaType": "application/vnd.example.config.v1+json", "digest": "${digest}", "size": ${size}${rest}`,
    layer,
  );

testRule('size-zero', {
  valid: [
    manifest(config, layer),
    custom(object, '2'),
    // The size alone is wrong, which another rule says.
    custom(object, '0'),
  ],
  invalid: [
    {
      text: custom(empty, '«0»', ', "data": ""'),
      message: 'blob',
      severity: 'warning',
      fixes: { 'Point to the JSON object "{}" of 2 bytes': custom(object, '2', ', "data": "e30="') },
    },
    {
      text: manifest(
        `"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "${empty}", "size": «0»`,
        layer,
      ),
      message: 'blob',
      fixes: {},
    },
    { text: custom('$1', '«0»'), message: 'contradiction', severity: 'warning' },
    {
      text: manifest(config, `"mediaType": "text/plain", "digest": "${empty}", "size": «0»`),
      message: 'file',
      severity: 'information',
    },
    {
      text: manifest(config, `"mediaType": "text/plain", "digest": "${empty}", "size": «0»`),
      policy: { consumers: ['ecr'] },
      message: 'file',
      severity: 'warning',
    },
  ],
});
