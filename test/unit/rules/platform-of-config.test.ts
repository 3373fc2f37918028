import { gzipSync } from 'node:zlib';
import { digestOf } from '#schemas/values/digest';
import type { Members } from '#helpers/documents';
import { LayoutDraft, ociTar, tarOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

/** A layout whose entry has one platform, and whose image has another. */
function imageFor(platform: Members, config: Members, layerType = ociTar): LayoutFiles {
  const draft = new LayoutDraft();
  return draft.index([draft.image({ entry: { platform }, config, layerType })]).files;
}

interface ExchangeParts {
  /** The contents of the layers of the first image, and those of the second one. */
  readonly layers: readonly [readonly Uint8Array[], readonly Uint8Array[]];
  readonly layerType?: string;
  readonly exchanges: 'configs' | 'platforms';
  /** The platforms of the two entries. */
  readonly entries?: readonly [Members, Members];
  /** The platforms of the two configs, which are those of the entries by default. */
  readonly configs?: readonly [Members, Members];
}

/** A layout with two images, in which either their configs or the platforms of their entries are exchanged. */
function exchanged({
  layers,
  layerType,
  exchanges,
  entries: platforms = [{ ...linux, architecture: 'arm64' }, linux],
  configs = [platforms[1], platforms[0]],
}: ExchangeParts): LayoutFiles {
  const draft = new LayoutDraft();
  const entries = layers.map((contents, index) => {
    const ids = (exchanges === 'configs' ? layers[1 - index] : contents) ?? [];
    return draft.image({
      layers: contents,
      ...(layerType === undefined ? {} : { layerType }),
      config: {
        ...configs[index],
        rootfs: { type: 'layers', diff_ids: ids.map((bytes) => digestOf('sha256', bytes)) },
      },
      entry: {
        platform: platforms[index],
      },
    });
  });
  return draft.index(entries).files;
}

/** A layout with an image for each pair of architectures, of its entry and of its config, whose diff IDs are those of its layer. */
function chain(...pairs: readonly (readonly [entry: string, config: string])[]): LayoutFiles {
  const draft = new LayoutDraft();
  const entries = pairs.map(([entry, architecture], index) => {
    const content = tarOf(`${index}`, architecture);
    const config = { architecture, rootfs: { type: 'layers', diff_ids: [digestOf('sha256', content)] } };
    return draft.image({
      layers: [content],
      config,
      entry: { platform: { os: 'linux', architecture: entry } },
    });
  });
  return draft.index(entries).files;
}

const linux = { os: 'linux', architecture: 'amd64' };
const windows = { os: 'windows', architecture: 'amd64' };
const windows2019 = { ...windows, 'os.version': '10.0.17763.1' };
const windows2022 = { ...windows, 'os.version': '10.0.20348.1' };
const twoLayers = [[tarOf('a', 'one')], [tarOf('b', 'two')]] as const;
const twoCompressedLayers = [[gzipSync(tarOf('a', 'one'))], [gzipSync(tarOf('b', 'two'))]] as const;
const arm = { os: 'linux', architecture: 'arm', variant: 'v7' };

testLayoutRule('platform-of-config', {
  valid: {
    'the same platform': imageFor(linux, linux),
    'the same platform by another name': imageFor(linux, { os: 'linux', architecture: 'x86_64' }),
    'an entry and a config without an architecture': imageFor(
      { os: 'linux' },
      { os: 'linux', architecture: '' },
    ),
    'an entry without a platform': imageFor({}, linux),
    'a config without a variant': imageFor({ ...arm, variant: 'v6' }, { os: 'linux', architecture: 'arm' }),
    'an entry without a variant, and the usual one in the config': imageFor(
      { os: 'linux', architecture: 'arm' },
      arm,
    ),
    'an entry without a variant of an architecture that has no usual one': imageFor(
      { os: 'linux', architecture: 'ppc64le' },
      { os: 'linux', architecture: 'ppc64le', variant: 'power9' },
    ),
    'an entry without an operating system, whose variant has another spelling in the config': imageFor(
      { architecture: 'arm64', variant: '8' },
      { os: 'linux', architecture: 'arm64', variant: 'v8' },
    ),
  },
  invalid: {
    'another architecture and operating system': {
      files: imageFor(linux, { os: 'windows', architecture: 'arm64' }),
      findings: ['index.json manifests[0].platform differs'],
      says: 'has the platform "linux/amd64", but the config of the image has "windows/arm64"',
      fixes: ['use-config-platform'],
      severity: 'error',
    },
    'another architecture, and a variant that only the entry has': {
      files: imageFor(arm, { os: 'linux', architecture: 'arm64' }),
      findings: ['index.json manifests[0].platform.architecture differs'],
      fixes: ['use-config-platform'],
      severity: 'error',
    },
    'an entry without a variant, and another one than the usual in the config': {
      files: imageFor(linux, { ...linux, variant: 'v3' }),
      findings: ['index.json manifests[0].platform no-variant'],
      says: 'has no variant, but the config of the image has "v3"',
      fixes: ['use-config-variant'],
      severity: 'information',
    },
    // The manifest may have the config of another image, so the index is not changed.
    'a config that has diff IDs for more layers than the image has': {
      files: imageFor(linux, {
        architecture: 'arm64',
        rootfs: { type: 'layers', diff_ids: [`sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`] },
      }),
      findings: ['index.json manifests[0].platform.architecture differs'],
    },
    'an image with a layer of another type, which may have a diff ID or not': {
      files: imageFor(
        linux,
        { architecture: 'arm64', rootfs: { type: 'layers', diff_ids: [`sha256:${'1'.repeat(64)}`] } },
        'application/vnd.example.thing',
      ),
      findings: ['index.json manifests[0].platform.architecture differs'],
      fixes: ['use-config-platform'],
    },
    'a config without diff IDs': {
      files: imageFor(linux, { architecture: 'arm64', rootfs: undefined }),
      findings: ['index.json manifests[0].platform.architecture differs'],
      fixes: ['use-config-platform'],
    },
    'exchanged configs of images with equal numbers of layers': {
      files: exchanged({ layers: twoLayers, exchanges: 'configs' }),
      findings: [
        'index.json manifests[0].platform.architecture swapped',
        'index.json manifests[1].platform.architecture swapped',
      ],
    },
    // Without reading the layers to their ends, nobody knows to which image a config belongs.
    'exchanged configs or platforms of images with compressed layers': {
      files: exchanged({
        layers: twoCompressedLayers,
        layerType: `${ociTar}+gzip`,
        exchanges: 'platforms',
      }),
      findings: [
        'index.json manifests[0].platform.architecture swapped',
        'index.json manifests[1].platform.architecture swapped',
      ],
    },
    'exchanged platforms of images whose configs have the diff IDs of their layers': {
      files: exchanged({ layers: twoLayers, exchanges: 'platforms' }),
      findings: [
        'index.json manifests[0].platform.architecture platforms-swapped',
        'index.json manifests[1].platform.architecture platforms-swapped',
      ],
      fixes: ['swap', 'swap'],
    },
    'exchanged configs of images for two versions of Windows': {
      files: exchanged({
        layers: twoCompressedLayers,
        layerType: `${ociTar}+gzip`,
        exchanges: 'configs',
        entries: [windows2019, windows2022],
      }),
      findings: [
        'index.json manifests[0].platform["os.version"] swapped',
        'index.json manifests[1].platform["os.version"] swapped',
      ],
      severity: 'warning',
    },
    'exchanged platforms of images for two versions of Windows': {
      files: exchanged({
        layers: twoLayers,
        exchanges: 'platforms',
        entries: [windows2019, windows2022],
      }),
      findings: [
        'index.json manifests[0].platform["os.version"] platforms-swapped',
        'index.json manifests[1].platform["os.version"] platforms-swapped',
      ],
      fixes: ['swap', 'swap'],
    },
    'exchanged platforms of images for two systems, one of which has no version in its config': {
      files: exchanged({
        layers: twoLayers,
        exchanges: 'platforms',
        entries: [windows2019, linux],
        configs: [linux, windows],
      }),
      findings: [
        'index.json manifests[0].platform.os platforms-swapped',
        'index.json manifests[1].platform.os platforms-swapped',
      ],
      fixes: ['swap', 'swap'],
    },
    // Nobody knows which of three configs belong together without reading the layers.
    'a version of Windows that the config of another image has, which is for a third one': {
      files: exchanged({
        layers: twoCompressedLayers,
        layerType: `${ociTar}+gzip`,
        exchanges: 'configs',
        entries: [windows2019, windows2022],
        configs: [{ ...windows, 'os.version': '10.0.26100.1' }, windows2019],
      }),
      findings: [
        'index.json manifests[0].platform["os.version"] differs',
        'index.json manifests[1].platform["os.version"] differs',
      ],
    },
    'a version of Windows that another entry has': {
      files: exchanged({
        layers: twoLayers,
        exchanges: 'platforms',
        entries: [windows2019, windows2022],
        configs: [windows2022, windows2022],
      }),
      findings: ['index.json manifests[0].platform["os.version"] differs'],
    },
    // The second entry can have the platform of its config once the first entry has that of its own.
    'a config that fits another entry, which has none for that one': {
      files: chain(['amd64', 'arm64'], ['s390x', 'amd64']),
      findings: [
        'index.json manifests[0].platform.architecture differs',
        'index.json manifests[1].platform.architecture differs',
      ],
      fixes: ['use-config-platform'],
    },
    'another variant': {
      files: imageFor(arm, { ...arm, variant: 'v6' }),
      findings: ['index.json manifests[0].platform.variant differs'],
      fixes: ['use-config'],
      severity: 'warning',
    },
    'another version of Windows': {
      files: imageFor(windows2019, windows2022),
      findings: ['index.json manifests[0].platform["os.version"] differs'],
      fixes: ['use-config'],
      severity: 'warning',
    },
  },
});
