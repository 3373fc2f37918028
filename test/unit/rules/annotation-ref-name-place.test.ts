import { configWith, image, index, manifestDescriptor, markedKey } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const key = 'org.opencontainers.image.ref.name';

testRule('annotation-ref-name-place', {
  valid: [
    image({ annotations: { 'org.opencontainers.image.title': 'a' } }),
    index({ manifests: [manifestDescriptor({ annotations: { [key]: 'latest' } })] }),
  ],
  invalid: [
    { text: image({ annotations: { [markedKey(key)]: 'latest' } }), message: 'place', severity: 'hint' },
    { text: configWith({ Labels: { [markedKey(key)]: 'ubuntu' } }), message: 'place' },
  ],
});
