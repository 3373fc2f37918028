import { testRule } from '#helpers/ruleTester';

testRule('json-trailing-comma', {
  valid: ['{ "imageLayoutVersion": "1.0.0" }'],
  invalid: [
    {
      text: `{\n  "imageLayoutVersion": "1.0.0"«,»\n}\n`,
      message: 'comma',
      severity: 'error',
      fixes: { 'Remove the comma': `{\n  "imageLayoutVersion": "1.0.0"\n}\n` },
    },
    {
      text: `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 5 }«,»
  ]«,»
}`,
    },
  ],
});
