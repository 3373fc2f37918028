import { testRule } from '#helpers/ruleTester';

const entry = (digest: string, more = '') => `
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": ${digest}, "size": 7143${more} }`;
const index = (...entries: string[]) => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [${entries.join(',')}
  ]
}
`;
const tag = (name: string) => `, "annotations": { "org.opencontainers.image.ref.name": "${name}" }`;

testRule('index-duplicate-entry', {
  valid: [index(entry('"$1"'), entry('"$2"')), index(entry('"$1"', tag('1')), entry('"$1"', tag('latest')))],
  invalid: [
    {
      text: index(entry('"$1"'), entry('«"$1"»')),
      message: 'duplicate',
      severity: 'hint',
      fixes: { 'Remove this entry': index(entry('"$1"')) },
    },
    { text: index(entry('"$1"', tag('1')), entry('"$2"'), entry('«"$1"»', tag('1'))) },
  ],
});
