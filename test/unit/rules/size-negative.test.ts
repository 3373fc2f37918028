import { testRule } from '#helpers/ruleTester';

const descriptor = (members: string) => `{ ${members} }
`;
const sized = (size: string, digest = '$1', rest = '') =>
  descriptor(`"mediaType": "application/vnd.example.data", "digest": "${digest}", "size": ${size}${rest}`);
const empty = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

testRule('size-negative', {
  valid: [sized('12'), sized('0', empty)],
  invalid: [
    { text: sized('«-1»'), message: 'negative', severity: 'error', fixes: {} },
    {
      text: sized('«-1»', empty),
      message: 'negative',
      fixes: { 'Set size to 0, the length of the content': sized('0', empty) },
    },
    {
      text: sized('«-1»', '$1', ', "data": "MQ=="'),
      message: 'negative',
      fixes: { 'Set size to 1, the length of the content': sized('1', '$1', ', "data": "MQ=="') },
    },
  ],
});
