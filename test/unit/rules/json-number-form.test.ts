import { testRule } from '#helpers/ruleTester';

const index = (size: string, version = '2') => `{
  "schemaVersion": ${version},
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": ${size} }
  ]
}
`;

testRule('json-number-form', {
  valid: [
    index('0'),
    index('1234'),
    index('9007199254740993'),
    index('9223372036854775807'),
    index('1', '3'),
  ],
  invalid: [
    { text: index('«1e3»'), message: 'form', severity: 'error', fixes: { 'Write 1000': index('1000') } },
    { text: index('«12.50e2»'), message: 'form', fixes: { 'Write 1250': index('1250') } },
    { text: index('1', '«2.0»'), message: 'form', fixes: { 'Write 2': index('1') } },
    { text: index('«1.5»'), message: 'fraction', fixes: {} },
    { text: index('«9223372036854775808»'), message: 'overflow', fixes: {} },
    { text: index('«1e400»'), message: 'overflow', fixes: {} },
    { text: index('«-0»'), message: 'minus-zero', severity: 'information', fixes: { 'Write 0': index('0') } },
  ],
});
