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

const subject = (digest: string) => `,
  "subject": { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": ${digest}, "size": SIZE }`;
const index = (rest: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 469 }]${rest}
}
`;
const sized = (text: string, size: string) => text.replace('SIZE', size);

testRule('subject-self-or-child', {
  valid: [artifact('', custom, file), sized(artifact('', custom, file, subject('"$3"')), '7')],
  invalid: [
    {
      text: sized(artifact('', custom, file, subject('«"$2"»')), '3422'),
      message: 'blob',
      severity: 'error',
      fixes: { 'Remove the subject': artifact('', custom, file) },
    },
    { text: sized(artifact('', custom, file, subject('«"$1"»')), '469'), message: 'blob' },
    {
      text: sized(index(subject('«"$1"»')), '469'),
      message: 'child',
      severity: 'information',
      fixes: { 'Remove the subject': index('') },
    },
  ],
});
