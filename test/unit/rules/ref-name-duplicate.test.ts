import { index, manifestDescriptor, marked, platform, type Members } from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const key = 'org.opencontainers.image.ref.name';
const entry = (digest: string, annotations: Members, overrides: Members = {}) =>
  manifestDescriptor({ digest, annotations: { 'com.example.key': 'a', ...annotations }, ...overrides });
const indexOf = (...manifests: readonly Members[]) => index({ manifests });
const image = 'io.containerd.image.name';
const latest = { [key]: 'latest' };

testRule('ref-name-duplicate', {
  valid: [
    indexOf(entry('$1', latest), entry('$2', { [key]: 'other' })),
    indexOf(
      entry('$1', latest, { platform: platform() }),
      entry('$2', latest, { platform: platform({ architecture: 'arm64' }) }),
    ),
    indexOf(entry('$1', latest), entry('$2', { ...latest, kind: 'dev.cosignproject.cosign/sigs' })),
    indexOf(entry('$1', latest), entry('$1', latest)),
    indexOf(entry('$1', {}), entry('$2', {})),
  ],
  invalid: [
    {
      text: indexOf(entry('$1', latest), entry('$2', { [key]: marked('latest') })),
      message: 'duplicate',
      severity: 'warning',
      says: '"latest" is also the name of manifests[0].',
      related: ['manifests[0].annotations["org.opencontainers.image.ref.name"] first'],
      fixes: { 'Remove the name from this entry': indexOf(entry('$1', latest), entry('$2', {})) },
    },
    {
      text: indexOf(
        entry('$1', { ...latest, [image]: 'example.com/a:latest' }),
        entry('$2', { [key]: marked('latest'), [image]: 'example.com/b:latest' }),
      ),
      message: 'tag',
      severity: 'information',
      fixes: {},
    },
    {
      text: indexOf(
        entry('$1', { [key]: 'a', [image]: 'example.com/a:latest' }),
        entry('$2', { [key]: 'b', [image]: marked('example.com/a:latest') }),
      ),
      message: 'image-name',
      severity: 'warning',
      fixes: {
        'Remove the name from this entry': indexOf(
          entry('$1', { [key]: 'a', [image]: 'example.com/a:latest' }),
          entry('$2', { [key]: 'b' }),
        ),
      },
    },
  ],
});
