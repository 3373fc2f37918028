import { image, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

testRule('ambiguous-null-key', {
  valid: [image(), image({ manifests: [] }), image({ 'com.example.manifests': null })],
  invalid: [
    {
      text: image({ manifests: marked(null) }),
      message: 'null',
      severity: 'error',
      fixes: { 'Remove "manifests"': image() },
    },
    {
      text: `{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","Config":«null»,"layers":«null»,"manifests":[]}`,
    },
  ],
});
