import { testRule } from '#helpers/ruleTester';

const descriptor = (members: string) => `{ ${members} }
`;
const embedded = (data: string, digest = '$1', size = '1') =>
  descriptor(
    `"mediaType": "application/vnd.example.data", "digest": "${digest}", "size": ${size}, "data": ${data}`,
  );
const plain = (digest = '$1', size = '1') =>
  descriptor(`"mediaType": "application/vnd.example.data", "digest": "${digest}", "size": ${size}`);
testRule('data-base64', {
  valid: [embedded('"MQ=="'), embedded('""')],
  invalid: [
    {
      text: embedded('«"MQ"»'),
      message: 'encoding',
      severity: 'error',
      fixes: {
        'Write the data as padded base64': embedded('"MQ=="'),
        'Remove the data; clients fetch the content instead': plain(),
      },
    },
    {
      text: embedded('«" MQ==\\n"»'),
      message: 'encoding',
      fixes: {
        'Write the data as padded base64': embedded('"MQ=="'),
        'Remove the data; clients fetch the content instead': plain(),
      },
    },
    { text: embedded('«"{}"»'), message: 'encoding' },
    { text: embedded('«"M"»'), message: 'encoding' },
    {
      text: embedded(
        '«"M-__"»',
        'sha256:0034bf3df6903e4f339b4cc35c738a820338e30048c16aedfe5a5cef78e64183',
        '3',
      ),
      message: 'encoding',
    },
    {
      text: embedded('«"MR=="»'),
      message: 'bits',
      severity: 'warning',
      fixes: {
        'Write the data as padded base64': embedded('"MQ=="'),
        'Remove the data; clients fetch the content instead': plain(),
      },
    },
  ],
});
