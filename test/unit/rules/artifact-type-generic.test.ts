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
const image = `{ "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 }`;
const file = `{ "mediaType": "application/vnd.example.file", "digest": "$2", "size": 3422 }`;
const tar = `{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }`;

testRule('artifact-type-generic', {
  valid: [
    artifact(typed('"application/vnd.example.thing.v1"'), empty, file),
    artifact(typed('"application/spdx+json"'), empty, file),
    // Another rule asks what such an image is.
    artifact(typed('"text/plain"'), image, tar),
  ],
  invalid: [
    {
      text: artifact(typed('«"application/vnd.unknown.artifact.v1"»'), empty, file),
      message: 'generic',
      severity: 'information',
    },
    { text: artifact(typed('«"text/plain"»'), empty, file), message: 'generic' },
  ],
});
