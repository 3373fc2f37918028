import { marked, type Members } from '#helpers/documents';
import { descriptor } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const imageConfig = 'application/vnd.oci.image.config.v1+json';
const sized = (size: unknown, more: Members = {}) =>
  descriptor({ mediaType: 'application/vnd.oci.image.manifest.v1+json', size, ...more });

testRule('size-implausible', {
  valid: [
    sized(2),
    sized(4194304),
    sized(1, { mediaType: 'text/plain' }),
    // The embedded content tells the size, and another rule compares the two.
    sized(5000000, { data: 'MQ==' }),
    sized(5000000, { mediaType: imageConfig }),
    sized(5000000, { mediaType: 'application/vnd.wasm.config.v0+json' }),
    sized(5000000000, { mediaType: 'application/vnd.oci.image.layer.v1.tar' }),
  ],
  invalid: [
    { text: sized(marked(1), { mediaType: imageConfig }), message: 'small', severity: 'warning' },
    { text: sized(marked(4194305)), message: 'large', severity: 'information' },
  ],
});
