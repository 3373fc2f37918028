import { testRule } from '#helpers/ruleTester';

testRule('layout-version', {
  valid: ['{ "imageLayoutVersion": "1.0.0" }'],
  invalid: [
    {
      text: '{ "imageLayoutVersion": «"1.1.0"» }',
      message: 'version',
      severity: 'error',
      fixes: { 'Replace it by "1.0.0"': '{ "imageLayoutVersion": "1.0.0" }' },
    },
  ],
});
