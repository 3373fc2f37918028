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
const image = `{ "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 }`;
const file = `{ "mediaType": "application/vnd.example.file", "digest": "$2", "size": 3422 }`;
const tar = `{ "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 3422 }`;

const layerType = '"application/vnd.oci.image.layer.v1.tar+gzip"';

testRule('artifact-type-is-oci-type', {
  valid: [
    artifact(typed('"application/vnd.example.thing.v1"'), empty, file),
    artifact(typed('"application/vnd.docker.compose.project"'), empty, file),
    artifact(typed(layerType), image, tar),
    // KCL packages are made so.
    artifact(
      typed(layerType),
      empty,
      tar,
      `,
  "annotations": { "org.kcllang.package.name": "k8s" }`,
    ),
  ],
  invalid: [
    {
      text: artifact(typed('«"application/vnd.oci.image.manifest.v1+json"»'), custom, tar),
      message: 'part',
      severity: 'warning',
      fixes: {
        'Remove artifactType; the config type application/vnd.example.config.v1+json tells what it is':
          artifact('', custom, tar),
      },
    },
    {
      text: artifact(typed('«"application/vnd.oci.empty.v1+json"»'), empty, file),
      message: 'part',
      fixes: {
        'Set artifactType to the type of its layers, application/vnd.example.file': artifact(
          typed('"application/vnd.example.file"'),
          empty,
          file,
        ),
      },
    },
    {
      text: artifact(typed(`«${layerType}»`), empty, tar),
      message: 'part',
      fixes: {
        'Set artifactType to application/vnd.unknown.artifact.v1, the type for unknown artifacts': artifact(
          typed('"application/vnd.unknown.artifact.v1"'),
          empty,
          tar,
        ),
      },
    },
    { text: artifact(typed('«"application/vnd.oci.image.index.v1+json"»'), empty, tar), message: 'part' },
    { text: artifact(typed('«"application/vnd.oci.image.config.v1+json"»'), empty, tar), message: 'part' },
  ],
});
