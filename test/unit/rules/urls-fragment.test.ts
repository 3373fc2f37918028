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

testRule('urls-fragment', {
  valid: [at('"https://example.com/a"'), at('"not a uri#"'), at('"ipfs://bafy#x"')],
  invalid: [
    {
      text: at('«"https://example.com/a#b"»'),
      message: 'fragment',
      severity: 'warning',
      fixes: { 'Remove the fragment': at('"https://example.com/a"') },
    },
  ],
});
