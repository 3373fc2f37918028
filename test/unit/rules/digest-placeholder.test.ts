import { createHash } from 'node:crypto';
import { index, manifestDescriptor, marked } from '#helpers/documents';
import { hex, withDigest, withMarkedDigest } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const repeated = (pattern: string) => `sha256:${pattern.repeat(64 / pattern.length)}`;

testRule('digest-placeholder', {
  valid: [
    withDigest(`sha256:${hex}`),
    withDigest('sha256:abc'),
    withDigest(repeated('0'), 'application/vnd.oci.empty.v1+json'),
  ],
  invalid: [
    { text: withMarkedDigest('sha256:...'), message: 'left-out', severity: 'error' },
    { text: withMarkedDigest('sha256:'), message: 'left-out' },
    { text: withMarkedDigest('sha256:badf00d..'), message: 'left-out' },
    { text: withMarkedDigest('<digest>'), message: 'left-out' },
    { text: withMarkedDigest('sha256:$DIGEST'), message: 'left-out' },
    { text: withMarkedDigest('sha256:xxxxxxxx'), message: 'left-out' },
    {
      text: `{
        "mediaType": "text/plain",
        "digest": «"sha256:..."»,
        "annotations": { "org.opencontainers.image.title": "notes.txt" }
      }`,
      kind: 'descriptor',
      neighbors: { 'notes.txt': 'some notes' },
      message: 'left-out',
      fixes: {
        'Use the digest and size of the file that the title names': `{
        "mediaType": "text/plain",
        "digest": "sha256:${createHash('sha256').update('some notes').digest('hex')}",
        "size": 10,
        "annotations": { "org.opencontainers.image.title": "notes.txt" }
      }`,
      },
    },
    { text: withMarkedDigest(repeated('0')), message: 'made-up', severity: 'information' },
    { text: withMarkedDigest(repeated('deadbeef')), message: 'made-up' },
    {
      text: index({
        manifests: [
          manifestDescriptor({ digest: marked(repeated('a')) }),
          manifestDescriptor({ digest: marked(repeated('b')) }),
        ],
      }),
      message: ['made-up', 'made-up'],
    },
  ],
});
