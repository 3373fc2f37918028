import { testRule } from '#helpers/ruleTester';

const index = (name: string, more = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  ${name}: [{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 5 }]${more}
}
`;

testRule('json-key-unicode-fold', {
  valid: [index('"manifests"'), index('"Manifests"')],
  invalid: [
    {
      text: index('«"manifeſts"»'),
      message: 'letter',
      severity: 'error',
      fixes: { 'Rename it to "manifests"': index('"manifests"') },
    },
    {
      text: index('"manifests"', ',\n  «"manifeſts"»: []'),
      message: 'clash',
      fixes: { 'Remove "manifeſts"': index('"manifests"') },
    },
  ],
});
