import { testRule } from '#helpers/ruleTester';

const artifact = (type: string, config: string, layers: string, rest = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",${type}
  "config": ${config},
  "layers": [${layers}]${rest}
}
`;
const typed = (type: string) => `
  "artifactType": ${type},`;
const custom = `{ "mediaType": "application/vnd.example.config.v1+json", "digest": "$1", "size": 469 }`;
const file = `{ "mediaType": "application/vnd.example.file", "digest": "$2", "size": 3422 }`;

testRule('artifact-type-redundant', {
  valid: [artifact('', custom, file), artifact(typed('"application/vnd.example.thing.v1"'), custom, file)],
  invalid: [
    {
      text: artifact(typed('«"application/vnd.example.config.v1+json"»'), custom, file),
      message: 'redundant',
      severity: 'hint',
      fixes: { 'Remove artifactType': artifact('', custom, file) },
    },
  ],
});
