import { marked } from '#helpers/documents';
import { descriptor } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const embedded = (data: string) => descriptor({ data });
const wrong = (data: string) => descriptor({ data: marked(data) });
const fixes = {
  'Write the data as padded base64': embedded('MQ=='),
  'Remove the data; clients fetch the content instead': descriptor(),
};

/** The descriptor of three bytes whose letters differ between the alphabets. */
const threeBytes = (data?: unknown) =>
  descriptor({
    digest: 'sha256:337672c9cc7a511cf6fe0529536304247a5abc8584da9f2f1853c1cc74a61003',
    size: 3,
    data,
  });

testRule('data-base64', {
  valid: [embedded('MQ=='), embedded('')],
  invalid: [
    { text: wrong('MQ'), message: 'padding', severity: 'error', fixes },
    { text: wrong(' MQ==\n'), message: 'white-space', severity: 'error', fixes },
    { text: wrong('MQ ==\n'), message: 'white-space', severity: 'error', fixes },
    // Go ignores line breaks, so the document can be read, but strict clients refuse it.
    { text: wrong('M\nQ=\r\n='), message: 'line-breaks', severity: 'warning', fixes },
    { text: wrong('MR==\n'), message: 'line-breaks', severity: 'warning', fixes },
    { text: wrong('MQ\n'), message: 'padding', severity: 'error', fixes },
    { text: wrong('{}'), message: 'characters', severity: 'error' },
    // Text that never was base64: padding it would drop the bits of its last letter.
    {
      text: wrong('some/text+'),
      message: 'padding',
      fixes: { 'Remove the data; clients fetch the content instead': descriptor() },
    },
    { text: wrong('M'), message: 'padding', severity: 'error' },
    {
      text: descriptor({
        digest: 'sha256:0034bf3df6903e4f339b4cc35c738a820338e30048c16aedfe5a5cef78e64183',
        size: 3,
        data: marked('M-__'),
      }),
      message: 'alphabet',
      severity: 'error',
    },
    {
      text: threeBytes(marked('-_-_')),
      message: 'alphabet',
      fixes: {
        'Write the data as padded base64': threeBytes('+/+/'),
        'Remove the data; clients fetch the content instead': threeBytes(),
      },
    },
    {
      text: descriptor({ size: 7, data: marked('MQ') }),
      message: 'padding',
      fixes: {
        'Write the data as padded base64, and set size to 1': embedded('MQ=='),
        'Remove the data; clients fetch the content instead': descriptor({ size: 7 }),
      },
    },
    {
      // Letters of two alphabets, of which nobody knows which is meant.
      text: threeBytes(marked('+_+/')),
      message: 'alphabet',
      fixes: { 'Remove the data; clients fetch the content instead': threeBytes() },
    },
    // With padding it would still not be the content that the digest names.
    {
      text: descriptor({
        digest: 'sha256:0034bf3df6903e4f339b4cc35c738a820338e30048c16aedfe5a5cef78e64183',
        data: marked('MQ'),
      }),
      message: 'padding',
      fixes: {
        'Remove the data; clients fetch the content instead': descriptor({
          digest: 'sha256:0034bf3df6903e4f339b4cc35c738a820338e30048c16aedfe5a5cef78e64183',
        }),
      },
    },
    { text: wrong('MR=='), message: 'bits', severity: 'warning', fixes },
  ],
});
