import { markedKey, platform, type Members } from '#helpers/documents';
import { aboutEntry, attestation, imageFor, indexOf } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const image = (digest: string, members: Members = {}, overrides: Members = {}) =>
  imageFor(members, { digest, ...overrides });
const later = (digest: string, members: Members = {}) =>
  image(digest, {}, { platform: undefined, [markedKey('platform')]: platform(members) });
const arm64 = { architecture: 'arm64' };
const windows = (version: string) => ({ os: 'windows', 'os.version': version });
const about = (digest: string) => attestation(aboutEntry('$1'), { digest });

testRule('platform-duplicate', {
  valid: [
    indexOf(image('$1'), image('$2', arm64)),
    indexOf(image('$1', windows('10.0.1.1')), image('$2', windows('10.0.2.2'))),
    indexOf(image('$1'), image('$2', { 'os.features': ['sse4'] })),
    indexOf(
      image('$1'),
      image('$2', {}, { annotations: { 'io.github.containers.compression.zstd': 'true' } }),
    ),
    indexOf(image('$1'), about('$2'), about('$3')),
    indexOf(image('$1'), image('$2', {}, { artifactType: 'application/vnd.example.sbom.v1' })),
    // No client takes this alias for the other name.
    indexOf(
      image('$1', { os: 'wasi', architecture: 'wasm' }),
      image('$2', { os: 'wasi', architecture: 'wasm32' }),
    ),
    // Names tell them apart.
    indexOf(
      image('$1', {}, { annotations: { 'org.opencontainers.image.ref.name': '1.0' } }),
      image('$2', {}, { annotations: { 'org.opencontainers.image.ref.name': '2.0' } }),
    ),
    // The same manifest twice is index-duplicate-entry's.
    indexOf(image('$1'), image('$1')),
    // podman takes the entry without a variant for older boards.
    indexOf(image('$1', { architecture: 'arm', variant: 'v7' }), image('$2', { architecture: 'arm' })),
  ],
  invalid: [
    {
      text: indexOf(image('$1'), later('$2')),
      message: 'duplicate',
      severity: 'warning',
      says: 'manifests[0] is for linux/amd64 too.',
      related: ['manifests[0].platform first'],
      fixes: { 'Remove this entry': indexOf(image('$1')) },
    },
    // On arm64, podman takes the entry with the variant, and on amd64 the one that is named so.
    {
      text: indexOf(image('$1', arm64), later('$2', { ...arm64, variant: 'v8' })),
      message: 'spelling',
      says: 'manifests[0] is for linux/arm64/v8 too, in another spelling.',
      fixes: {},
    },
    ...['x86_64', 'x86-64', 'X86_64', 'AMD64'].map((architecture) => ({
      text: indexOf(image('$1'), later('$2', { architecture })),
      message: 'spelling',
    })),
    ...[
      ['arm64', 'aarch64'],
      ['386', 'i386'],
    ].map(([architecture, alias]) => ({
      text: indexOf(image('$1', { architecture }), later('$2', { architecture: alias })),
      message: 'spelling',
    })),
    {
      text: indexOf(image('$1', { os: 'darwin' }), later('$2', { os: 'macOS' })),
      message: 'spelling',
    },
    { text: indexOf(image('$1'), later('$2', { os: 'Linux' })), message: 'spelling' },
    // The same features in another order.
    {
      text: indexOf(
        image('$1', { 'os.features': ['sse4', 'aes'] }),
        later('$2', { 'os.features': ['aes', 'sse4'] }),
      ),
      message: 'duplicate',
    },
    // Without the image the attestation about it would dangle.
    { text: indexOf(image('$2'), later('$1'), about('$3')), message: 'duplicate', fixes: {} },
  ],
});
