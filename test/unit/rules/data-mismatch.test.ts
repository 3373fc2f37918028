import { marked, print } from '#helpers/documents';
import { descriptor } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const embedded = (data: string, digest = '$1') => descriptor({ digest, data });

testRule('data-mismatch', {
  valid: [
    embedded('MQ=='),
    embedded('MQ==', 'sha384:abc'),
    embedded('MQ==', 'sha256:abc'),
    embedded('not base64'),
    embedded(''),
  ],
  invalid: [
    {
      text: descriptor({ size: 17, data: marked('Mg==') }),
      message: 'digest',
      severity: 'error',
      fixes: {
        'Set digest and size to those of the data': embedded('Mg==', '$2'),
        'Remove the data; clients fetch the content instead': descriptor({ size: 17 }),
      },
    },
    {
      text: descriptor({ size: marked(17), data: 'MQ==' }),
      message: 'size',
      fixes: { 'Set size to 1': embedded('MQ==') },
    },
    {
      text: print({ mediaType: 'application/json', digest: '$1', size: 1, data: marked('pqaw') }),
      message: 'digest',
      fixes: {
        'Remove the data; clients fetch the content instead': print({
          mediaType: 'application/json',
          digest: '$1',
          size: 1,
        }),
      },
    },
    // Data that contradicts the media type is not the content that was meant.
    {
      text: print({
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: '$1',
        size: 1,
        data: marked('dGV4dA=='),
      }),
      message: 'digest',
      fixes: {
        'Remove the data; clients fetch the content instead': print({
          mediaType: 'application/vnd.oci.image.config.v1+json',
          digest: '$1',
          size: 1,
        }),
      },
    },
  ],
});
