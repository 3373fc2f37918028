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
const tar = `{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }`;

const object = empty.replace('vnd.oci.empty', 'vnd.example.thing');

testRule('empty-config-custom-type', {
  valid: [
    artifact(typed('"application/vnd.example.thing.v1"'), empty, file),
    artifact('', custom, file),
    // The types that known tools look for stay.
    artifact('', empty.replace('vnd.oci.empty.v1', 'vnd.sylabs.sif.config.v1'), file),
    artifact('', empty.replace('vnd.oci.empty.v1', 'vnd.oci.image.config.v1'), tar),
  ],
  invalid: [
    {
      text: artifact(
        '',
        object.replace(
          '"application/vnd.example.thing.v1+json"',
          '«"application/vnd.example.thing.v1+json"»',
        ),
        file,
      ),
      message: 'custom',
      severity: 'hint',
      fixes: {
        'Use the empty config, and artifactType application/vnd.example.thing.v1+json': artifact(
          typed('"application/vnd.example.thing.v1+json"'),
          empty,
          file,
        ),
      },
    },
    {
      text: artifact(
        typed('"application/vnd.example.other"'),
        object.replace(
          '"application/vnd.example.thing.v1+json"',
          '«"application/vnd.example.thing.v1+json"»',
        ),
        file,
      ),
      message: 'custom',
      fixes: {
        'Use the empty config, and artifactType application/vnd.example.other': artifact(
          typed('"application/vnd.example.other"'),
          empty,
          file,
        ),
      },
    },
  ],
});
