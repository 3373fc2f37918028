import { marked, print } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const layout = (imageLayoutVersion: unknown) => print({ imageLayoutVersion });

testRule('layout-version', {
  valid: [layout('1.0.0')],
  invalid: [
    {
      text: layout(marked('1.1.0')),
      message: 'version',
      severity: 'error',
      fixes: { 'Replace "1.1.0" with "1.0.0"': layout('1.0.0') },
    },
  ],
});
