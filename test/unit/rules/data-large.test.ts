import { testRule } from '../../helpers/ruleTester';

import { digestOf } from '../../helpers/markedText';

const content = '1'.repeat(100_000);
const embedded = (data: string) => `{
  "mediaType": "application/vnd.example.data",
  "digest": "${digestOf(content)}",
  "size": 100000${data}
}
`;

testRule('data-large', {
  valid: [embedded(''), '{ "mediaType": "a/b", "digest": "$1", "size": 1, "data": "MQ==" }'],
  invalid: [
    {
      text: embedded(`,
  «"data"»: "${Buffer.from(content).toString('base64')}"`),
      message: 'large',
      severity: 'warning',
      fixes: { 'Remove the data; clients fetch the content instead': embedded('') },
    },
  ],
});
