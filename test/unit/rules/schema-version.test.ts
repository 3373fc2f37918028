import { testRule } from '#helpers/ruleTester';

const index = (version: string) => `{
  "schemaVersion": ${version},
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": []
}
`;

testRule('schema-version', {
  valid: [index('2'), index('2.0'), index('"2"'), index('null')],
  invalid: [
    { text: index('«1»'), message: 'version', severity: 'error', fixes: { 'Replace 1 by 2': index('2') } },
    { text: index('«1.1»'), fixes: { 'Replace 1.1 by 2': index('2') } },
    { text: index('«3»') },
  ],
});
