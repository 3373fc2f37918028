import { hex, withDigest, withMarkedDigest } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

testRule('digest-unregistered', {
  valid: [withDigest(`sha256:${hex}`), withDigest(`blake3:${hex}`), withDigest('not a digest')],
  invalid: [
    { text: withMarkedDigest('sha384:abc'), message: 'unregistered', severity: 'information' },
    {
      text: withMarkedDigest('multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8'),
      message: 'unregistered',
    },
  ],
});
