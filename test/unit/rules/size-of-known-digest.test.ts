import { testRule } from '#helpers/ruleTester';

const descriptor = (members: string) => `{ ${members} }
`;
const object = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
const sized = (size: string, digest = object) =>
  descriptor(`"mediaType": "application/vnd.example.config.v1+json", "digest": "${digest}", "size": ${size}`);

testRule('size-of-known-digest', {
  valid: [sized('2'), sized('469', '$1'), sized('-1'), sized('3').replace('example.config', 'oci.empty')],
  invalid: [
    { text: sized('«0»'), message: 'differs', severity: 'error', fixes: { 'Set size to 2': sized('2') } },
    {
      text: sized('«1»', 'sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4'),
      message: 'differs',
      fixes: {
        'Set size to 32': sized(
          '32',
          'sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4',
        ),
      },
    },
  ],
});
