import { index, manifestDescriptor, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const sized = (first: unknown, second: unknown) =>
  index({
    manifests: [
      manifestDescriptor({ size: first }),
      manifestDescriptor({ digest: '$2', size: 504 }),
      manifestDescriptor({ size: second }),
    ],
  });

testRule('digest-size-conflict', {
  valid: [sized(503, 503), sized(503, -1)],
  invalid: [
    {
      text: sized(503, marked(530)),
      message: 'conflict',
      severity: 'error',
      fixes: { 'Set size to 503, as in the other descriptor': sized(503, 503) },
    },
  ],
});
