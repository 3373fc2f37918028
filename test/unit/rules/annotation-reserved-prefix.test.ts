import { configWith, image, markedKey } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

testRule('annotation-reserved-prefix', {
  valid: [
    image({
      annotations: {
        'org.opencontainers.image.title': 'a',
        'com.example.key': 'b',
        'org.opencontainersandmore': 'c',
      },
    }),
    image({
      annotations: {
        'org.opencontainers.image.enc.keys.provider.keyprovider': 'a',
        'org.opencontainers.image.enc.later': 'b',
      },
    }),
    // A key that is only misspelled is a finding of annotation-typo.
    image({
      annotations: { 'org.opencontainers.image.licence': 'MIT', 'org.opencontainers.image.name': 'a' },
    }),
    configWith({ Labels: { 'org.opencontainers.image.exposedPorts': '80/tcp' } }),
  ],
  invalid: [
    {
      text: image({ annotations: { [markedKey('org.opencontainers.image.team.slack')]: 'a' } }),
      message: 'reserved',
      severity: 'warning',
    },
    {
      text: configWith({ Labels: { [markedKey('org.opencontainers.mytool.key')]: 'a' } }),
      message: 'reserved',
    },
  ],
});
