import { testRule } from '#helpers/ruleTester';

const index = (annotation: string) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [],
  "annotations": { "org.example.text": "${annotation}" }
}
`;
const mebibytes = 1024 * 1024;

testRule('document-too-large', {
  valid: [index('x'), index('x'.repeat(3 * mebibytes)), index('é'.repeat(1.9 * mebibytes))],
  invalid: [
    { text: `«{»${index('x'.repeat(4 * mebibytes)).slice(1)}`, message: 'size', severity: 'warning' },
    // Registries count bytes: these are 1.5 million letters, and one and a half MiB of emoji.
    { text: `«{»${index('€'.repeat(1.5 * mebibytes)).slice(1)}` },
    { text: `«{»${index('é'.repeat(2 * mebibytes)).slice(1)}` },
    { text: `«{»${index('😀'.repeat(mebibytes)).slice(1)}` },
  ],
});
