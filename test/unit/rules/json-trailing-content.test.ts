import { testRule } from '#helpers/ruleTester';

testRule('json-trailing-content', {
  valid: ['{ "imageLayoutVersion": "1.0.0" }', '{ "imageLayoutVersion": "1.0.0" }\n\n'],
  invalid: [
    {
      text: `{ "imageLayoutVersion": "1.0.0" }\n«{ "imageLayoutVersion": "2.0.0" }»\n`,
      message: 'content',
      severity: 'error',
      fixes: { 'Remove what follows the document': `{ "imageLayoutVersion": "1.0.0" }\n` },
    },
    { text: `{ "imageLayoutVersion": "1.0.0" }«}»` },
  ],
});
