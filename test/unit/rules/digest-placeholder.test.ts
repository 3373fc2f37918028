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
    { text: withMarkedDigest('sha256:badf00d..'), message: 'left-out' },
    { text: withMarkedDigest('<digest>'), message: 'left-out' },
    { text: withMarkedDigest('sha256:$DIGEST'), message: 'left-out' },
    { text: withMarkedDigest('sha256:xxxxxxxx'), message: 'left-out' },
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
