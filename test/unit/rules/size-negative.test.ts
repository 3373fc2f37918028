import { marked } from '#helpers/documents';
import { descriptor, digestOfNothing } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const empty = (size: unknown) => descriptor({ digest: digestOfNothing, size });
const embedded = (size: unknown) => descriptor({ size, data: 'MQ==' });

testRule('size-negative', {
  valid: [descriptor({ size: 12 }), descriptor({ size: undefined }), empty(0), descriptor({ size: 0 })],
  invalid: [
    { text: descriptor({ size: marked(-1) }), message: 'negative', severity: 'error', fixes: {} },
    {
      text: empty(marked(-1)),
      message: 'negative',
      fixes: { 'Set size to 0, the length of the content': empty(0) },
    },
    {
      text: embedded(marked(-1)),
      message: 'negative',
      fixes: { 'Set size to 1, the length of the content': embedded(1) },
    },
  ],
});
