import { testRule } from '#helpers/ruleTester';

testRule('json-byte-order-mark', {
  valid: ['{ "imageLayoutVersion": "1.0.0" }'],
  invalid: [
    {
      text: '«\uFEFF»{ "imageLayoutVersion": "1.0.0" }',
      message: 'mark',
      severity: 'error',
      fixes: { 'Remove the byte order mark': '{ "imageLayoutVersion": "1.0.0" }' },
    },
  ],
});
