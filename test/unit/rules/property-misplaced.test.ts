import { listOf } from '#schemas/prose';
import {
  artifact,
  config,
  dockerManifest,
  dockerManifestList,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  markedKey,
  platform,
} from '#helpers/documents';
import { testRule } from '#helpers/ruleTester';

const child = (overrides: Readonly<Record<string, unknown>>) =>
  index({ manifests: [manifestDescriptor(overrides)] });

const names = (count: number) => Array.from({ length: count }, (_, number) => `x.${10 + number}`);
/** So many annotations; `spell` gives the names of them. */
const many = (count: number, spell = (name: string) => name) =>
  Object.fromEntries(names(count).map((name) => [spell(name), 'a']));
const moveAll = (count: number) => `Move ${listOf(names(count).map((name) => `"${name}"`))} to "annotations"`;

const withComment = (text: string) => text.replace('"A=b"', '"A=b" // for all');

testRule('property-misplaced', {
  valid: [
    image({ annotations: { 'com.example.team': 'base' } }),
    // An object under a name of one’s own is an extension.
    image({ 'com.example.extension': { level: 3 }, 'x-note': 'text', $schema: 'https://example.com/s.json' }),
    image({ layers: [layer({ name: 'base' })] }),
    // Docker’s formats have no annotations.
    dockerManifest({ 'com.example.team': 'base' }),
    // Names in other case, and values of another type, may be anybody’s.
    image({ env: ['A=b'], User: { name: 'app' }, platform: 'mobile' }),
    // Properties of a platform have dots as well.
    child({ platform: platform({ os: 'windows', 'os.verison': '10.0.20348.1' }) }),
    child({ platform: platform({ 'com.example.extension': { level: 3 } }) }),
    config({ 'moby.buildkit.cache.v0': 'e30=', 'moby.buildkit.other.v1': 'e30=' }),
    config({ Size: 12, container: 'a', container_config: { Env: ['A=b'] }, image: 'base', memory: 'much' }),
    // Another tool’s config has an architecture of its own.
    config({ config: { architecture: 'llama', os: 'any' } }),
  ],
  invalid: [
    {
      text: image({ [markedKey('com.example.team')]: 'base', [markedKey('com.example.stage')]: 2 }),
      message: 'annotation',
      severity: 'warning',
      fixes: {
        'Move "com.example.team" and "com.example.stage" to "annotations"': image({
          annotations: { 'com.example.team': 'base', 'com.example.stage': '2' },
        }),
      },
    },
    {
      // Two that belong at one place are moved one after the other, as far as none of their parts is lost.
      text: config({ [markedKey('Labels')]: { a: '1' }, [markedKey('annotations')]: { b: '2' } }),
      fixes: {
        'Move "annotations" to "config" as "Labels"': config({
          config: { Labels: { b: '2' } },
          Labels: { a: '1' },
        }),
      },
    },
    {
      text: config({ config: { Labels: { a: '1' } }, [markedKey('annotations')]: { b: '2' } }),
      fixes: {
        'Move "annotations" to "config" as "Labels"': config({ config: { Labels: { a: '1', b: '2' } } }),
      },
    },
    {
      text: config({ config: { Labels: { b: '1' } }, [markedKey('annotations')]: { b: '2' } }),
      fixes: {},
    },
    {
      // One of two with the same name would be lost.
      text: image({ 'com.example.b': '1', [markedKey('com.example.a')]: '2' }).replace(
        'com.example.b',
        'com.example.a',
      ),
      message: 'annotation',
      fixes: {},
    },
    {
      // What belongs to another owner is moved by another fix.
      text: image({
        layers: [
          layer({ [markedKey('com.example.a')]: '1' }),
          layer({ digest: '$3', [markedKey('com.example.b')]: '2' }),
        ],
      }),
      message: 'annotation',
      fixes: {
        'Move "com.example.a" to "layers[0].annotations"': image({
          layers: [
            layer({ annotations: { 'com.example.a': '1' } }),
            layer({ digest: '$3', 'com.example.b': '2' }),
          ],
        }),
      },
    },
    // Many are moved one by one.
    { text: image(many(16, markedKey)), fixes: { [moveAll(16)]: image({ annotations: many(16) }) } },
    {
      text: image(many(17, markedKey)),
      fixes: {
        'Move "x.10" to "annotations"': image({
          ...many(17),
          'x.10': undefined,
          annotations: { 'x.10': 'a' },
        }),
      },
    },
    {
      text: image({
        layers: [
          layer({ annotations: { 'com.example.a': '1' }, [markedKey('dev.example.tool/stage')]: 'build' }),
        ],
      }),
      message: 'annotation',
      fixes: {
        'Move "dev.example.tool/stage" to "layers[0].annotations"': image({
          layers: [layer({ annotations: { 'com.example.a': '1', 'dev.example.tool/stage': 'build' } })],
        }),
      },
    },
    {
      // The place is taken by another value, which the fix would replace.
      text: image({
        config: imageConfigDescriptor({
          annotations: { 'com.example.a': '1' },
          [markedKey('com.example.a')]: '2',
        }),
      }),
      message: 'annotation',
      fixes: {},
    },
    {
      // The same value is there already.
      text: artifact({
        annotations: { 'com.example.a': '1' },
        [markedKey('com.example.a')]: '1',
      }),
      message: 'annotation',
      fixes: { 'Move "com.example.a" to "annotations"': artifact({ annotations: { 'com.example.a': '1' } }) },
    },
    {
      text: child({ [markedKey('com.example.flag')]: true, platform: platform() }),
      message: 'annotation',
      fixes: {
        'Move "com.example.flag" to "manifests[0].annotations"': child({
          annotations: { 'com.example.flag': 'true' },
          platform: platform(),
        }),
      },
    },
    {
      text: artifact({ layers: [layer({ mediaType: 'text/plain', [markedKey('title')]: 'notes.txt' })] }),
      message: 'short-annotation',
      severity: 'information',
      fixes: {
        'Move "title" to "layers[0].annotations" as "org.opencontainers.image.title"': artifact({
          layers: [
            layer({
              mediaType: 'text/plain',
              annotations: { 'org.opencontainers.image.title': 'notes.txt' },
            }),
          ],
        }),
      },
    },
    {
      text: image({ [markedKey('labels')]: { 'com.example.team': 'base' } }),
      message: 'labels',
      fixes: { 'Convert "labels" to annotations': image({ annotations: { 'com.example.team': 'base' } }) },
    },
    {
      text: image({
        annotations: { 'com.example.a': '1' },
        [markedKey('Labels')]: { 'com.example.a': '1', 'com.example.b': '2' },
      }),
      message: 'labels',
      fixes: {
        'Convert "Labels" to annotations': image({
          annotations: { 'com.example.a': '1', 'com.example.b': '2' },
        }),
      },
    },
    {
      text: child({ [markedKey('architecture')]: 'arm64', [markedKey('os')]: 'linux' }),
      message: 'platform',
      severity: 'warning',
      fixes: {
        'Move "architecture" and "os" to "manifests[0].platform"': child({
          platform: { architecture: 'arm64', os: 'linux' },
        }),
      },
    },
    {
      // A platform needs an architecture too.
      text: child({ [markedKey('os')]: 'linux' }),
      message: 'platform',
      fixes: {},
    },
    {
      text: dockerManifestList({
        manifests: [
          manifestDescriptor({
            mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
            platform: platform({ architecture: 'arm' }),
            [markedKey('variant')]: 'v7',
          }),
        ],
      }),
      message: 'platform',
      fixes: {
        'Move "variant" to "manifests[0].platform"': dockerManifestList({
          manifests: [
            manifestDescriptor({
              mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
              platform: platform({ architecture: 'arm', variant: 'v7' }),
            }),
          ],
        }),
      },
    },
    {
      text: child({ platform: platform({ os: 'windows' }), [markedKey('os.version')]: '10.0.20348.1' }),
      message: 'platform',
    },
    {
      text: config({ [markedKey('Env')]: ['A=b'], [markedKey('Cmd')]: ['/app'] }),
      message: 'container',
      fixes: {
        'Move "Env" and "Cmd" to "config"': config({ config: { Env: ['A=b'], Cmd: ['/app'] } }),
      },
    },
    {
      text: config({ config: { Cmd: ['/app'] }, [markedKey('entrypoint')]: ['/init'] }),
      message: 'container',
      fixes: {
        'Move "entrypoint" to "config" as "Entrypoint"': config({
          config: { Entrypoint: ['/init'], Cmd: ['/app'] },
        }),
      },
    },
    // A value moves as it is written.
    {
      text: withComment(config({ config: { Cmd: ['/app'] }, [markedKey('Env')]: ['A=b'] })),
      message: 'container',
      fixes: { 'Move "Env" to "config"': withComment(config({ config: { Env: ['A=b'], Cmd: ['/app'] } })) },
    },
    {
      // Into an object that is made, it would be written anew, and with other digits.
      text: config({ [markedKey('Healthcheck')]: { Interval: 2 ** 53 } }),
      message: 'container',
      fixes: {},
    },
    {
      text: config({ config: { WorkingDir: '/' }, [markedKey('WorkingDir')]: '/srv' }),
      message: 'container',
      fixes: {},
    },
    {
      // A shell’s command line is no list of arguments.
      text: config({ [markedKey('Cmd')]: '/app --fast' }),
      message: 'container',
      fixes: {},
    },
    {
      text: config({ config: { Labels: { a: '1' } }, [markedKey('Labels')]: { b: '2' } }),
      message: 'container',
      fixes: { 'Move "Labels" to "config"': config({ config: { Labels: { a: '1', b: '2' } } }) },
    },
    {
      text: config({ rootfs: { type: 'layers' }, [markedKey('diff_ids')]: ['$1'] }),
      message: 'container',
      fixes: {
        'Move "diff_ids" to "rootfs"': config({ rootfs: { type: 'layers', diff_ids: ['$1'] } }),
      },
    },
    {
      text: config({ [markedKey('annotations')]: { 'com.example.a': '1' } }),
      message: 'container',
      fixes: {
        'Move "annotations" to "config" as "Labels"': config({
          config: { Labels: { 'com.example.a': '1' } },
        }),
      },
    },
    {
      text: config({ [markedKey('com.example.team')]: 'base' }),
      message: 'annotation',
      fixes: {
        'Move "com.example.team" to "config.Labels"': config({
          config: { Labels: { 'com.example.team': 'base' } },
        }),
      },
    },
    {
      text: config({ config: { Labels: { a: '1' } }, [markedKey('com.example.team')]: 'base' }),
      message: 'annotation',
      fixes: {
        'Move "com.example.team" to "config.Labels"': config({
          config: { Labels: { a: '1', 'com.example.team': 'base' } },
        }),
      },
    },
    {
      text: config({ [markedKey('Healthcheck')]: { Test: ['NONE'] }, [markedKey('StopSignal')]: 'SIGINT' }),
      message: 'container',
    },
    {
      text: config({
        rootfs: { type: 'layers', diff_ids: ['$1'], [markedKey('Env')]: ['A=b'] },
        config: { Cmd: ['/app'] },
      }),
      message: 'container-inside',
      severity: 'warning',
      fixes: { 'Move "Env" to "config"': config({ config: { Env: ['A=b'], Cmd: ['/app'] } }) },
    },
    {
      text: config({ config: { Cmd: ['/app'], [markedKey('org.opencontainers.image.title')]: 'app' } }),
      message: 'annotation',
      fixes: {
        'Move "org.opencontainers.image.title" to "config.Labels"': config({
          config: { Cmd: ['/app'], Labels: { 'org.opencontainers.image.title': 'app' } },
        }),
      },
    },
    {
      text: child({ platform: platform({ [markedKey('org.opencontainers.image.title')]: 'app' }) }),
      message: 'annotation',
      fixes: {
        'Move "org.opencontainers.image.title" to "manifests[0].annotations"': child({
          annotations: { 'org.opencontainers.image.title': 'app' },
          platform: platform(),
        }),
      },
    },
    {
      text: config({ platform: { [markedKey('variant')]: 'v8' } }),
      message: 'image',
      fixes: {
        'Move "variant" to the top of the image config': config({ variant: 'v8', platform: {} }),
      },
    },
    // What belongs in another document cannot be moved there.
    { text: image({ [markedKey('platform')]: platform() }), message: 'platform-elsewhere', fixes: {} },
    { text: dockerManifest({ [markedKey('os')]: 'linux' }), message: 'platform-elsewhere', fixes: {} },
    {
      text: image({ [markedKey('Cmd')]: ['/app'], [markedKey('Env')]: ['A=b'] }),
      message: 'image-config',
      severity: 'warning',
      fixes: {},
    },
    {
      text: image({ config: imageConfigDescriptor({ [markedKey('Entrypoint')]: ['/init'] }) }),
      message: 'image-config',
      fixes: {},
    },
    {
      text: child({ platform: platform(), [markedKey('layers')]: [layer()] }),
      message: 'manifest',
      severity: 'warning',
      fixes: {},
    },
    {
      text: artifact({ subject: manifestDescriptor({ digest: '$3', [markedKey('config')]: {} }) }),
      message: 'manifest',
    },
    {
      text: config({ config: { Cmd: ['/app'], [markedKey('variant')]: 'v8' } }),
      message: 'image',
      fixes: {
        'Move "variant" to the top of the image config': config({ config: { Cmd: ['/app'] }, variant: 'v8' }),
      },
    },
    // Nothing can be added to a list.
    { text: config({ config: [], [markedKey('io.hass.machine')]: 'a' }), message: 'annotation', fixes: {} },
  ],
});
