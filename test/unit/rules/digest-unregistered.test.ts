import { testRule } from '#helpers/ruleTester';

const descriptor = (members: string) => `{ ${members} }
`;
const hex = 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35';
const digested = (digest: string, mediaType = 'application/vnd.example.data') =>
  descriptor(`"mediaType": "${mediaType}", "digest": ${digest}, "size": 2`);

testRule('digest-unregistered', {
  valid: [digested(`"sha256:${hex}"`), digested(`"blake3:${hex}"`), digested('"not a digest"')],
  invalid: [
    { text: digested('«"sha384:abc"»'), message: 'unregistered', severity: 'information' },
    {
      text: digested('«"multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8"»'),
      message: 'unregistered',
    },
  ],
});
