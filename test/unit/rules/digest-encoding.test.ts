import { testRule } from '#helpers/ruleTester';

const descriptor = (members: string) => `{ ${members} }
`;
const hex = 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35';
const digested = (digest: string, mediaType = 'application/vnd.example.data') =>
  descriptor(`"mediaType": "${mediaType}", "digest": ${digest}, "size": 2`);

testRule('digest-encoding', {
  valid: [
    digested(`"sha256:${hex}"`),
    digested(`"blake3:${hex}"`),
    digested('"sha384:abc"'),
    digested('"sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564"'),
    digested('"sha256:xxxx"'),
  ],
  invalid: [
    { text: digested('«"sha256:abc"»'), message: 'length', severity: 'error' },
    { text: digested(`«"sha512:${hex}"»`), message: 'length' },
    { text: digested(`«"sha256:${hex.slice(0, -1)}_"»`), message: 'characters' },
    {
      text: digested(`«"sha256:${hex.toUpperCase()}"»`),
      message: 'case',
      fixes: { 'Write the digest in lower case': digested(`"sha256:${hex}"`) },
    },
  ],
});
