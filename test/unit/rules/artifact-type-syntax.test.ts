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
const empty = `{ "mediaType": "application/vnd.oci.empty.v1+json", "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2 }`;
const custom = `{ "mediaType": "application/vnd.example.config.v1+json", "digest": "$1", "size": 469 }`;
const file = `{ "mediaType": "application/vnd.example.file", "digest": "$2", "size": 3422 }`;

testRule('artifact-type-syntax', {
  valid: [
    artifact(typed('"application/vnd.example.thing.v1"'), empty, file),
    artifact(typed('""'), custom, file),
    artifact('', custom, file),
  ],
  invalid: [
    { text: artifact(typed('«"thing"»'), custom, file), message: 'syntax', severity: 'error' },
    {
      text: artifact(typed('«"application/vnd.example.thing; version=1"»'), custom, file),
      message: 'syntax',
      fixes: {
        'Replace "application/vnd.example.thing; version=1" by "application/vnd.example.thing"': artifact(
          typed('"application/vnd.example.thing"'),
          custom,
          file,
        ),
      },
    },
    {
      text: '{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 7, "artifactType": «"foo/.bar"» }',
      message: 'syntax',
    },
  ],
});
