import { testRule } from '#helpers/ruleTester';

const manifest = (config: string, layer: string, rest = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { ${config} },
  "layers": [{ ${layer} }]${rest}
}
`;
const config = `"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469`;
const foreign = `"mediaType": "application/vnd.example.layer", "digest": "$2", "size": 3422`;
const at = (...urls: string[]) => manifest(config, `${foreign}, "urls": [${urls.join(', ')}]`);

testRule('urls-invalid', {
  valid: [at('"https://example.com/a%20b?c=d"'), at('"http://[::1]:8080/x"'), at()],
  invalid: [
    {
      text: at('«"https://example.com/a b"»'),
      message: 'uri',
      severity: 'error',
      fixes: {
        'Replace by "https://example.com/a%20b"': at('"https://example.com/a%20b"'),
        'Remove this address': at(),
      },
    },
    {
      text: at('«"example.com/layer.tar"»'),
      message: 'uri',
      fixes: {
        'Replace by "https://example.com/layer.tar"': at('"https://example.com/layer.tar"'),
        'Remove this address': at(),
      },
    },
    { text: at('«"value"»'), message: 'uri', fixes: { 'Remove this address': at() } },
    { text: at('«"https:///path"»'), message: 'uri' },
    { text: at('«"https://example.com/\\ud800"»'), message: 'uri' },
    {
      text: at('«"ipfs://bafy"»'),
      message: 'scheme',
      severity: 'warning',
      fixes: { 'Remove this address': at() },
    },
  ],
});
