import { testRule } from '#helpers/ruleTester';

const descriptor = (members: string) => `{ ${members} }
`;
const sized = (size: string, type = 'application/vnd.oci.image.manifest.v1+json', rest = '') =>
  descriptor(`"mediaType": "${type}", "digest": "$1", "size": ${size}${rest}`);

testRule('size-implausible', {
  valid: [
    sized('2'),
    sized('4194304'),
    sized('1', 'text/plain'),
    // The embedded content tells the size, and is compared elsewhere.
    sized('5000000', undefined, ', "data": "MQ=="'),
    sized('5000000', 'application/vnd.oci.image.config.v1+json'),
    sized('5000000000', 'application/vnd.oci.image.layer.v1.tar'),
  ],
  invalid: [
    { text: sized('«1»', 'application/vnd.oci.image.config.v1+json'), message: 'small', severity: 'warning' },
    { text: sized('«4194305»'), message: 'large' },
  ],
});
