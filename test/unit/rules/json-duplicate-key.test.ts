import { testRule } from '#helpers/ruleTester';

const manifest = (config: string, layers: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
${config}
${layers}
}
`;
const config = (size: string) =>
  `  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", ${size} },`;
const layers = (digest: string) =>
  `  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": "${digest}", "size": 9 }]`;

testRule('json-duplicate-key', {
  valid: [manifest(config('"size": 41'), layers('$2'))],
  invalid: [
    {
      text: manifest(config('"size": 41, «"size"»: 42'), layers('$2')),
      message: 'scalar',
      severity: 'error',
      fixes: {
        'Keep the last "size"': manifest(config('"size": 42'), layers('$2')),
        'Keep the first "size"': manifest(config('"size": 41'), layers('$2')),
      },
    },
    {
      text: manifest(
        `${config('"size": 41')}\n${config('"size": 42').replace('"config"', '«"config"»')}`,
        layers('$2'),
      ),
      message: 'object',
      fixes: {
        'Keep the last "config"': manifest(config('"size": 42'), layers('$2')),
        'Keep the first "config"': manifest(config('"size": 41'), layers('$2')),
      },
    },
    {
      text: manifest(
        config('"size": 41'),
        `${layers('$2')},\n${layers('$3').replace('"layers"', '«"layers"»')}`,
      ),
      message: 'array',
    },
    // Three of a kind are one finding, and within a repeated object no fix can name the right copy.
    { text: manifest(config('"size": 41, "size": 42, «"size"»: 43'), layers('$2')), message: 'scalar' },
    {
      text: manifest(
        `${config('"size": 41')}\n${config('"size": 42, «"size"»: 43').replace('"config"', '«"config"»')}`,
        layers('$2'),
      ),
      message: ['object', 'scalar'],
    },
  ],
});
