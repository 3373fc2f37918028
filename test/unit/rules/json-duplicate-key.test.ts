import { testRule } from '#helpers/ruleTester';

const manifest = (config: string, layers: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
${config}
${layers}
}
`;
const config = (size: string, name = '"config"') =>
  `  ${name}: { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", ${size} },`;
const layers = (digest: string, name = '"layers"') =>
  `  ${name}: [{ "mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": "${digest}", "size": 9 }]`;
const withConfig = (...configs: string[]) => manifest(configs.join('\n'), layers('$2'));

testRule('json-duplicate-key', {
  valid: [withConfig(config('"size": 41'))],
  invalid: [
    {
      text: withConfig(config('"size": 41, «"size"»: 42')),
      message: 'scalar',
      severity: 'error',
      fixes: {
        'Keep the last "size"': withConfig(config('"size": 42')),
        'Keep the first "size"': withConfig(config('"size": 41')),
      },
    },
    {
      text: withConfig(config('"size": 41'), config('"size": 42', '«"config"»')),
      message: 'object',
      fixes: {
        'Keep the last "config"': withConfig(config('"size": 42')),
        'Keep the first "config"': withConfig(config('"size": 41')),
      },
    },
    {
      text: manifest(config('"size": 41'), `${layers('$2')},\n${layers('$3', '«"layers"»')}`),
      message: 'array',
    },
    // Three of a kind are one finding, and within a repeated object no fix can name the right copy.
    { text: withConfig(config('"size": 41, "size": 42, «"size"»: 43')), message: 'scalar' },
    {
      text: withConfig(config('"size": 41'), config('"size": 42, «"size"»: 43', '«"config"»')),
      message: ['object', 'scalar'],
    },
  ],
});
