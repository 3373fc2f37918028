import { configWith, index, raw } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

/** The annotations are written as they are: their escapes are what the rule is about. */
const annotated = (annotations: string) => index({ annotations: raw(`{ ${annotations} }`) });

testRule('json-lone-surrogate', {
  valid: [annotated('"org.example.key": "\\ud83d\\ude00 😀"')],
  invalid: [
    {
      text: annotated('"org.example.key": «"half \\ud83d here"»'),
      message: 'value',
      severity: 'warning',
      fixes: { 'Replace it with U+FFFD, as Go does': annotated('"org.example.key": "half \uFFFD here"') },
    },
    {
      text: configWith({ Cmd: ['a', raw('«"\\ud83d"»'), raw('null')] }),
      message: 'value',
      fixes: { 'Replace it with U+FFFD, as Go does': configWith({ Cmd: ['a', '\uFFFD', null] }) },
    },
    { text: annotated('«"org.example.\\ude00"»: "x"'), message: 'key' },
  ],
});
