import { LayoutDraft, ociTar, pathOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import { digestOf } from '#helpers/markedText';

const sound = new LayoutDraft();
sound.index([sound.image()]);

const external = new LayoutDraft();
external.index([
  external.image({
    manifest: {
      layers: [{ mediaType: ociTar, digest: digestOf('1'), size: 7, urls: ['https://example.com/layer'] }],
    },
    config: { rootfs: undefined },
  }),
]);

const sparse = new LayoutDraft();
const one = sparse.image();
const absent = { ...one, digest: digestOf('1') };
sparse.index([one, absent]);

const empty = new LayoutDraft();
empty.index([absent, { ...absent, digest: digestOf('2') }, { ...absent, digest: digestOf('3') }]);

/** A layout with the image for the first of these platforms only. */
function onlyFirstOf(...platforms: readonly string[]): LayoutDraft {
  const draft = new LayoutDraft();
  const entryFor = (platform: string, index: number) => {
    const [os = '', architecture = ''] = platform.split('/');
    return {
      ...(index === 0 ? draft.image() : { ...absent, digest: digestOf(platform) }),
      platform: { os, architecture },
    };
  };
  return draft.index(platforms.map(entryFor));
}

const platforms = ['386', 'arm', 'arm64', 'loong64', 'mips64le', 'ppc64le', 'riscv64', 's390x', 'wasm'];

const embedded = new LayoutDraft();
embedded.index([
  embedded.artifact({ layers: [{ mediaType: 'text/plain', digest: digestOf('1'), size: 1, data: 'MQ==' }] }),
]);

const withEmptyData = new LayoutDraft();
const emptyData = withEmptyData.artifact({
  layers: [{ mediaType: 'text/plain', digest: digestOf('1'), size: 1, data: '' }],
});
withEmptyData.index([emptyData]);

const layerless = new LayoutDraft();
const withoutLayer = layerless.image({
  manifest: { layers: [{ mediaType: ociTar, digest: digestOf('1'), size: 1024 }] },
  config: { rootfs: undefined },
});
layerless.index([withoutLayer]);

const referrer = new LayoutDraft();
const signature = referrer.image({ manifest: { subject: absent } });
referrer.index([signature]);

testLayoutRule('blob-missing', {
  valid: {
    'a blob that is there under a wrong name': Object.fromEntries(
      Object.entries(sound.files).map(([path, content]) => [path.replace('/sha256/', '/sha512/'), content]),
    ),
    'blobs in a folder that cannot be listed': {
      ...Object.fromEntries(Object.entries(sound.files).filter(([path]) => !path.startsWith('blobs'))),
      'blobs/sha256': { type: 'folder', problem: 'permission denied' } as const,
    },
    'a sound image': sound.files,
    'a layer that is elsewhere': external.files,
    'content that the descriptor has in itself': embedded.files,
  },
  invalid: {
    'one blob': {
      files: sparse.files,
      findings: ['index.json manifests[1].digest one'],
      says: pathOf(absent.digest),
      repair: 'prune',
      severity: 'information',
    },
    'several blobs once': {
      files: empty.files,
      findings: ['index.json manifests[0].digest several'],
      says: `3 of the 3 blobs in this document. The first is ${pathOf(absent.digest)}`,
      repair: 'prune',
    },
    'a layer, whose image cannot be used without it': {
      files: layerless.files,
      findings: [`${pathOf(withoutLayer.digest)} layers[0].digest one`],
    },
    'the platform that is absent': {
      files: onlyFirstOf('linux/amd64', 'linux/arm64').files,
      findings: ['index.json manifests[1].digest platforms'],
      says: '1 of the 2 manifests in this document. Missing platforms: linux/arm64.',
      repair: 'prune',
    },
    'as many platforms as one reads': {
      files: onlyFirstOf('linux/amd64', ...platforms.slice(0, 8).map((name) => `linux/${name}`)).files,
      findings: ['index.json manifests[1].digest platforms'],
      says: 'linux/ppc64le, linux/riscv64, and linux/s390x.',
      repair: 'prune',
    },
    'many platforms that are absent': {
      files: onlyFirstOf('linux/amd64', ...platforms.map((name) => `linux/${name}`)).files,
      findings: ['index.json manifests[1].digest platforms'],
      says: 'linux/mips64le, linux/ppc64le, linux/riscv64, and 2 other platforms.',
      repair: 'prune',
    },
    'content for which data is empty': {
      files: withEmptyData.files,
      findings: [`${pathOf(emptyData.digest)} layers[0].digest one`],
    },
    'a subject by itself': {
      files: referrer.files,
      findings: [`${pathOf(signature.digest)} subject.digest subject`],
      says: pathOf(absent.digest),
    },
  },
});
