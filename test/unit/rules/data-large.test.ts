import { testRule } from '#helpers/ruleTester';

import { digestOf } from '#helpers/markedText';

const contentOf = (length: number) => '1'.repeat(length);
const embedded = (length: number, key = '"data"') => `{
  "mediaType": "application/vnd.example.data",
  "digest": "${digestOf(contentOf(length))}",
  "size": ${length},
  ${key}: "${Buffer.from(contentOf(length)).toString('base64')}"
}
`;
const fetched = (length: number) => `{
  "mediaType": "application/vnd.example.data",
  "digest": "${digestOf(contentOf(length))}",
  "size": ${length}
}
`;

testRule('data-large', {
  valid: [fetched(100_000), embedded(4_000)],
  invalid: [
    {
      text: embedded(100_000, '«"data"»'),
      message: 'large',
      severity: 'warning',
      fixes: { 'Remove the data; clients fetch the content instead': fetched(100_000) },
    },
    { text: embedded(5_000, '«"data"»'), message: 'large', severity: 'information' },
  ],
});
