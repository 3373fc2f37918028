import { testRule } from '#helpers/ruleTester';

testRule('json-not-object', {
  valid: [
    { text: '{}', kind: 'image-manifest' },
    // While the first brace is being typed there is nothing to report.
    { text: '[', kind: 'image-manifest' },
  ],
  invalid: [
    { text: '«[»]', kind: 'image-manifest', message: 'other', severity: 'error' },
    { text: '«null»', kind: 'image-config', message: 'other' },
    { text: '«»', kind: 'image-index', message: 'empty', severity: 'error' },
  ],
});
