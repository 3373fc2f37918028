import { marked } from '#helpers/documents';
import {
  descriptor,
  digestOfEmptyObject,
  hex,
  withDigest,
  withMarkedDigest,
} from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const fixes = { [`Replace the digest with "sha256:${hex}"`]: withDigest(`sha256:${hex}`) };

testRule('digest-syntax', {
  valid: [
    withDigest(`sha256:${hex}`),
    withDigest('sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564'),
    withDigest('multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8'),
    // Other rules report these.
    withDigest('sha256:abc'),
    withDigest('sha256:...'),
    withDigest('sha256:'),
    withDigest('', 'application/vnd.oci.empty.v1+json'),
  ],
  invalid: [
    { text: withMarkedDigest(''), message: 'empty', severity: 'error' },
    { text: withMarkedDigest('latest'), message: 'algorithm' },
    { text: withMarkedDigest(hex), message: 'algorithm', automatic: false, fixes },
    { text: withMarkedDigest(`sha256-${hex}`), message: 'algorithm', fixes },
    { text: withMarkedDigest(`docker.io/library/alpine@sha256:${hex}`), message: 'grammar', fixes },
    { text: withMarkedDigest(` SHA256:${hex.toUpperCase()}`), message: 'grammar', automatic: true, fixes },
    // The data is "2", whose digest this is; then it is "1". The length of an empty object is known.
    {
      text: descriptor({ digest: marked(`sha256-${hex}`), data: 'Mg==' }),
      fixes: {
        [`Replace the digest with "sha256:${hex}"`]: descriptor({ digest: `sha256:${hex}`, data: 'Mg==' }),
      },
    },
    { text: descriptor({ digest: marked(`sha256-${hex}`), data: 'MQ==' }), fixes: {} },
    { text: descriptor({ digest: marked(digestOfEmptyObject.toUpperCase()), size: 3 }), fixes: {} },
    { text: withMarkedDigest('sha256:a b'), message: 'grammar' },
  ],
});
