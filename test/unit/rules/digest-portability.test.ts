import { testRule } from '#helpers/ruleTester';

const descriptor = (members: string) => `{ ${members} }
`;
const hex = 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35';
const digested = (digest: string, mediaType = 'application/vnd.example.data') =>
  descriptor(`"mediaType": "${mediaType}", "digest": ${digest}, "size": 2`);

testRule('digest-portability', {
  valid: [digested(`"sha256:${hex}"`), digested('"sha512:abc"'), digested('"sha384:abc"')],
  invalid: [
    { text: digested(`«"sha512:${hex}${hex}"»`), message: 'algorithm', severity: 'hint' },
    { text: digested(`«"blake3:${hex}"»`), policy: { specification: 'main' }, message: 'algorithm' },
  ],
});
