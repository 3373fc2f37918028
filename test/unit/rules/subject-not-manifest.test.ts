import { testRule } from '#helpers/ruleTester';

const artifact = (type: string, config: string, layers: string, rest = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",${type}
  "config": ${config},
  "layers": [${layers}]${rest}
}
`;
const custom = `{ "mediaType": "application/vnd.example.config.v1+json", "digest": "$1", "size": 469 }`;
const file = `{ "mediaType": "application/vnd.example.file", "digest": "$2", "size": 3422 }`;

const subject = (type: string, digest = '$3') => `,
  "subject": { "mediaType": ${type}, "digest": "${digest}", "size": 3422 }`;
const manifest = '"application/vnd.oci.image.manifest.v1+json"';
const dockerConfig = '"application/vnd.docker.container.image.v1+json"';

testRule('subject-not-manifest', {
  valid: [
    artifact('', custom, file, subject(manifest)),
    artifact('', custom, file, subject('"application/vnd.oci.image.index.v1+json"')),
    artifact('', custom, file, subject('"application/vnd.example.manifest.v1+json"')),
  ],
  invalid: [
    {
      text: artifact('', custom, file, subject('«"application/vnd.oci.image.config.v1+json"»')),
      message: 'blob',
      severity: 'warning',
      fixes: {
        [`Replace "application/vnd.oci.image.config.v1+json" by ${manifest}`]: artifact(
          '',
          custom,
          file,
          subject(manifest),
        ),
      },
    },
    { text: artifact('', custom, file, subject(`«${dockerConfig}»`)), message: 'blob' },
    { text: artifact('', custom, file, subject('«"application/octet-stream"»')), message: 'blob', fixes: {} },
  ],
});
