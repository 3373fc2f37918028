import { markedKey } from '#helpers/documents';
import { descriptor } from '#helpers/documents/descriptors';
import { digestOf } from '#helpers/markedText';
import { testRule } from '#helpers/ruleTester';

const contentOf = (length: number) => '1'.repeat(length);
const fetched = (length: number, more = {}) =>
  descriptor({ digest: digestOf(contentOf(length)), size: length, ...more });
const embedded = (length: number, key = 'data') =>
  fetched(length, { [key]: Buffer.from(contentOf(length)).toString('base64') });

testRule('data-large', {
  valid: [fetched(100_000), embedded(4_000)],
  invalid: [
    {
      text: embedded(100_000, markedKey('data')),
      message: 'large',
      severity: 'warning',
      fixes: { 'Remove the data; clients fetch the content instead': fetched(100_000) },
    },
    { text: embedded(5_000, markedKey('data')), message: 'large', severity: 'information' },
  ],
});
