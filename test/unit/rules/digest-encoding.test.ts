import { marked } from '#helpers/documents';
import { descriptor, hex, withDigest, withMarkedDigest } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

testRule('digest-encoding', {
  valid: [
    withDigest(`sha256:${hex}`),
    withDigest(`blake3:${hex}`),
    withDigest('sha384:abc'),
    withDigest('sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564'),
    withDigest('sha256:xxxx'),
  ],
  invalid: [
    { text: withMarkedDigest('sha256:abc'), message: 'length', severity: 'error' },
    { text: withMarkedDigest(`sha512:${hex}`), message: 'length' },
    { text: withMarkedDigest(`sha256:${hex.slice(0, -1)}_`), message: 'characters' },
    {
      text: withMarkedDigest(`sha256:${hex.toUpperCase()}`),
      message: 'case',
      fixes: { 'Write the digest in lowercase': withDigest(`sha256:${hex}`) },
    },
    // In lowercase it would not be the digest of the data, which is "1".
    { text: descriptor({ digest: marked(`sha256:${hex.toUpperCase()}`), data: 'MQ==' }), fixes: {} },
  ],
});
