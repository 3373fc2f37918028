import { index, manifestDescriptor, raw } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const sized = (size: string) => index({ manifests: [manifestDescriptor({ size: raw(size) })] });

testRule('json-number-precision', {
  // What does not fit into 64 bits is reported by json-number-form.
  valid: [
    sized('1234'),
    sized('-9007199254740992'),
    sized('9007199254740993.5'),
    sized('9007199254740992'),
    sized('9223372036854775808'),
  ],
  invalid: [
    { text: sized('«9007199254740993»'), message: 'precision', severity: 'warning' },
    { text: sized('«9223372036854775807»'), message: 'precision' },
    { text: sized('«-9007199254740993»'), message: 'precision' },
  ],
});
