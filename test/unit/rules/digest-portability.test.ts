import { hex, withDigest, withMarkedDigest } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

testRule('digest-portability', {
  valid: [withDigest(`sha256:${hex}`), withDigest('sha512:abc'), withDigest('sha384:abc')],
  invalid: [
    { text: withMarkedDigest(`sha512:${hex}${hex}`), message: 'algorithm', severity: 'hint' },
    {
      text: withMarkedDigest(`blake3:${hex}`),
      policy: { specification: 'main' },
      message: 'algorithm',
    },
  ],
});
