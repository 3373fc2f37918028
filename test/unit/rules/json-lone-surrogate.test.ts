import { testRule } from '#helpers/ruleTester';

const index = (annotations: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [],
  "annotations": { ${annotations} }
}
`;

testRule('json-lone-surrogate', {
  valid: [index('"org.example.key": "\\ud83d\\ude00 😀"')],
  invalid: [
    {
      text: index('"org.example.key": «"half \\ud83d here"»'),
      message: 'value',
      severity: 'warning',
      fixes: { 'Replace it by U+FFFD, as Go does': index('"org.example.key": "half \uFFFD here"') },
    },
    { text: index('«"org.example.\\ude00"»: "x"'), message: 'key' },
  ],
});
