import { testRule } from '#helpers/ruleTester';

testRule('json-syntax', {
  valid: ['{ "imageLayoutVersion": "1.0.0" }', '{ "imageLayoutVersion": "1.0.0", }'],
  invalid: [
    { text: `{ "imageLayoutVersion": 1.0«.0» }`, kind: 'image-layout', message: 'broken', severity: 'error' },
    // Of several mistakes the first is named; the others may result from it.
    {
      text: `{
  "schemaVersion": 2
  «"mediaType"»: "application/vnd.oci.image.index.v1+json",
  "manifests": [}
}`,
      message: 'broken',
    },
  ],
});
