import { testRule } from '#helpers/ruleTester';

testRule('json-comment', {
  valid: ['{ "imageLayoutVersion": "1.0.0" }', '{ "imageLayoutVersion": "//1.0.0" }'],
  invalid: [
    {
      text: `{
  «// The version of the layout»
  "imageLayoutVersion": "1.0.0" «/* and no other */»
}
`,
      message: 'comment',
      severity: 'error',
      fixes: { 'Remove the comment': `{\n  "imageLayoutVersion": "1.0.0" /* and no other */\n}\n` },
    },
  ],
});
