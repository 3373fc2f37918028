import { testRule } from '#helpers/ruleTester';

const descriptor = (members: string) => `{ ${members} }
`;
const hex = 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35';
const digested = (digest: string, mediaType = 'application/vnd.example.data') =>
  descriptor(`"mediaType": "${mediaType}", "digest": ${digest}, "size": 2`);

const repeated = (pattern: string) => `"sha256:${pattern.repeat(64 / pattern.length)}"`;

testRule('digest-placeholder', {
  valid: [
    digested(`"sha256:${hex}"`),
    digested('"sha256:abc"'),
    digested(repeated('0'), 'application/vnd.oci.empty.v1+json'),
  ],
  invalid: [
    { text: digested('«"sha256:..."»'), message: 'left-out', severity: 'error' },
    { text: digested('«"sha256:badf00d.."»'), message: 'left-out' },
    { text: digested('«"<digest>"»'), message: 'left-out' },
    { text: digested('«"sha256:$DIGEST"»'), message: 'left-out' },
    { text: digested('«"sha256:xxxxxxxx"»'), message: 'left-out' },
    { text: digested(`«${repeated('0')}»`), message: 'made-up', severity: 'information' },
    { text: digested(`«${repeated('deadbeef')}»`), message: 'made-up' },
    {
      // Once for a document: examples are full of them.
      text: `{ "schemaVersion": 2, "manifests": [
        { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": «${repeated('a')}», "size": 7 },
        { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": ${repeated('b')}, "size": 7 }
      ] }`,
      message: 'made-up',
    },
  ],
});
