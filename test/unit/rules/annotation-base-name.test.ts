import { image, marked } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const base = (name: unknown) => image({ annotations: { 'org.opencontainers.image.base.name': name } });

testRule('annotation-base-name', {
  valid: [
    base('docker.io/library/alpine:3.19'),
    base('localhost/base'),
    base('registry:5000/base'),
    base('scratch'),
    base(''),
  ],
  invalid: [
    {
      text: base(marked('alpine:3.19')),
      message: 'short',
      severity: 'information',
      fixes: {
        'Replace "alpine:3.19" with "docker.io/library/alpine:3.19"': base('docker.io/library/alpine:3.19'),
      },
    },
    {
      text: base(marked('bitnami/redis')),
      fixes: { 'Replace "bitnami/redis" with "docker.io/bitnami/redis"': base('docker.io/bitnami/redis') },
    },
    { text: base(marked('The Base Image')), fixes: {} },
  ],
});
