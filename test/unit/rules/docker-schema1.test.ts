import { dockerManifest, markedKey, print } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

testRule('docker-schema1', {
  valid: [dockerManifest()],
  invalid: [
    {
      text: print({
        [markedKey('schemaVersion')]: 1,
        name: 'library/hello-world',
        tag: 'latest',
        architecture: 'amd64',
        fsLayers: [{ blobSum: '$1' }],
        history: [{ v1Compatibility: '{}' }],
      }),
      message: 'schema1',
      severity: 'error',
    },
    {
      text: print({
        name: 'library/hello-world',
        tag: 'latest',
        architecture: 'amd64',
        [markedKey('fsLayers')]: [{ blobSum: '$1' }],
        history: [{ v1Compatibility: '{}' }],
      }),
      kind: 'docker-schema1',
    },
    { text: '«{»}', kind: 'docker-schema1' },
  ],
});
