import { index, manifestDescriptor, marked } from '#helpers/documents';
import { digestOfEmptyObject } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const sized = (first: unknown, second: unknown) =>
  index({
    manifests: [
      manifestDescriptor({ size: first }),
      manifestDescriptor({ digest: '$2', size: 504 }),
      manifestDescriptor({ size: second }),
    ],
  });

/** Two entries with the same digest and different sizes. */
const twice = (digest: string) =>
  index({ manifests: [503, 504].map((size) => manifestDescriptor({ digest, size })) });

testRule('digest-size-conflict', {
  valid: [
    sized(503, 503),
    // What is wrong with one of the sizes, or with the digest, is for other rules to say.
    sized(503, -1),
    sized(0, 503),
    twice('sha256:abc'),
    twice(digestOfEmptyObject),
  ],
  invalid: [
    {
      text: sized(503, marked(530)),
      message: 'conflict',
      severity: 'error',
      says: 'has the size 530, but another one with the same digest has the size 503.',
      related: ['manifests[0].size first'],
      fixes: { 'Set size to 503, as in the other descriptor': sized(503, 503) },
    },
  ],
});
