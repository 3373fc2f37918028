import { emptyDescriptor, index, manifestDescriptor, marked, print } from '#helpers/documents';
import { descriptor, digestOfEmptyObject } from '#helpers/documents/descriptors';
import { testRule } from '#helpers/ruleTester';

const sized = (size: unknown, digest = digestOfEmptyObject) => descriptor({ digest, size });
const dockerEmptyLayer = 'sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4';
const digestOfNothing = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

testRule('size-of-known-digest', {
  valid: [
    sized(2),
    sized(469, '$1'),
    sized(-1),
    print(emptyDescriptor({ size: 3 })),
    // These two bytes are no manifest, which is said at the type.
    index({ manifests: [manifestDescriptor({ digest: digestOfEmptyObject, size: 512 })] }),
  ],
  invalid: [
    { text: sized(marked(0)), message: 'differs', severity: 'error', fixes: { 'Set size to 2': sized(2) } },
    {
      text: sized(marked(1), dockerEmptyLayer),
      message: 'differs',
      fixes: { 'Set size to 32': sized(32, dockerEmptyLayer) },
    },
    { text: sized(marked(7), digestOfNothing), message: 'differs', fixes: {} },
  ],
});
