import { testRule } from '#helpers/ruleTester';

const descriptor = (members: string) => `{ ${members} }
`;
const hex = 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35';
const digested = (digest: string, mediaType = 'application/vnd.example.data') =>
  descriptor(`"mediaType": "${mediaType}", "digest": ${digest}, "size": 2`);

testRule('digest-syntax', {
  valid: [
    digested(`"sha256:${hex}"`),
    digested('"sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564"'),
    digested('"multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8"'),
    // Said by other rules.
    digested('"sha256:abc"'),
    digested('"sha256:..."'),
    digested('""', 'application/vnd.oci.empty.v1+json'),
  ],
  invalid: [
    { text: digested('«""»'), message: 'empty', severity: 'error' },
    { text: digested('«"latest"»'), message: 'algorithm' },
    {
      text: digested(`«"${hex}"»`),
      message: 'algorithm',
      fixes: { [`Replace by "sha256:${hex}"`]: digested(`"sha256:${hex}"`) },
    },
    {
      text: digested(`«"sha256-${hex}"»`),
      message: 'algorithm',
      fixes: { [`Replace by "sha256:${hex}"`]: digested(`"sha256:${hex}"`) },
    },
    {
      text: digested(`«"docker.io/library/alpine@sha256:${hex}"»`),
      message: 'grammar',
      fixes: { [`Replace by "sha256:${hex}"`]: digested(`"sha256:${hex}"`) },
    },
    {
      text: digested(`«"SHA256:${hex.toUpperCase()}"»`),
      message: 'grammar',
      fixes: { [`Replace by "sha256:${hex}"`]: digested(`"sha256:${hex}"`) },
    },
    { text: digested('«"sha256:"»'), message: 'grammar' },
  ],
});
