import { testRule } from '#helpers/ruleTester';

const index = (name: string, more = '') => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  ${name}: [{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 5 }]${more}
}
`;

testRule('json-key-case', {
  valid: [
    index('"manifests"'),
    // The keys of annotations are the author's own, in any case.
    index('"manifests"', ',\n  "annotations": { "org.example.Size": "1", "org.example.size": "2" }'),
  ],
  invalid: [
    {
      text: index('«"Manifests"»'),
      message: 'case',
      severity: 'error',
      fixes: { 'Rename "Manifests" to "manifests"': index('"manifests"') },
    },
    {
      text: index('"manifests"', ',\n  «"MANIFESTS"»: []'),
      message: 'clash',
      fixes: { 'Remove "MANIFESTS"': index('"manifests"') },
    },
  ],
});
