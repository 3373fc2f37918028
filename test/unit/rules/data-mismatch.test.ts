import { testRule } from '#helpers/ruleTester';

const descriptor = (members: string) => `{ ${members} }
`;
const embedded = (data: string, digest = '$1', size = '1') =>
  descriptor(
    `"mediaType": "application/vnd.example.data", "digest": "${digest}", "size": ${size}, "data": ${data}`,
  );
const plain = (digest = '$1', size = '1') =>
  descriptor(`"mediaType": "application/vnd.example.data", "digest": "${digest}", "size": ${size}`);

testRule('data-mismatch', {
  valid: [
    embedded('"MQ=="'),
    embedded('"MQ=="', 'sha384:abc'),
    embedded('"MQ=="', 'sha256:abc'),
    embedded('"not base64"'),
    embedded('""'),
  ],
  invalid: [
    {
      text: embedded('«"Mg=="»', '$1', '17'),
      message: 'digest',
      severity: 'error',
      fixes: {
        'Set digest and size to those of the data': embedded('"Mg=="', '$2', '1'),
        'Remove the data; clients fetch the content instead': plain('$1', '17'),
      },
    },
    {
      text: embedded('"MQ=="', '$1', '«17»'),
      message: 'size',
      fixes: { 'Set size to 1': embedded('"MQ=="') },
    },
  ],
});
