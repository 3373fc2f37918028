import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { itemsOf, judge } from '#helpers/archives';
import type { Members } from '#helpers/documents';
import { LayoutDraft, pathOf, tarOf } from '#helpers/layoutDraft';
import type { LayoutFiles } from '#helpers/layouts';
import { tarArchive, type TarItem } from '#helpers/tarWriter';

const refName = 'org.opencontainers.image.ref.name';
const imageName = 'io.containerd.image.name';
const annotated = (annotations: Members): Members => ({ annotations });
const tagged = annotated({ [refName]: 'v1' });
const indexType = 'application/vnd.oci.image.index.v1+json';
const manifestType = 'application/vnd.oci.image.manifest.v1+json';

/** The layout with one image, under the name v1. */
const one = new LayoutDraft();
const layer = one.blob('application/vnd.oci.image.layer.v1.tar', tarOf('a.txt', 'hello'));
const image = one.image();
const platform = { os: 'linux', architecture: 'amd64' };
one.index([{ ...image, ...tagged }]);

/** The same files in a new draft, to be changed. */
function copy(): LayoutDraft {
  const draft = new LayoutDraft();
  Object.assign(draft.files, one.files);
  return draft;
}

/** The layout with other entries in its index. */
function withEntries(...entries: readonly Members[]): LayoutFiles {
  return copy().index(entries).files;
}

/** The layout without one of its files, or with another in its place. */
function withFile(path: string, content: LayoutFiles[string] | undefined): LayoutFiles {
  const files = { ...one.files };
  if (content === undefined)
    return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
  return { ...files, [path]: content };
}

const indexText = one.files['index.json'];
assert(typeof indexText === 'string');

const configDigest = Object.keys(one.files)
  .filter(
    (path) => path.startsWith('blobs/') && path !== pathOf(image.digest) && path !== pathOf(layer.digest),
  )
  .map((path) => path.replace('blobs/sha256/', 'sha256:'))[0];
assert(configDigest !== undefined);

const short = (digest: string): string => `blobs/sha256/${digest.slice('sha256:'.length)}`;
const text = (digest: string): string => new TextDecoder().decode(contentOf(digest));

function contentOf(digest: string): Uint8Array {
  const content = one.files[pathOf(digest)];
  assert(content instanceof Uint8Array);
  return content;
}

/** The index of two platforms, and the index of the layout with it. */
function twoPlatforms(): {
  readonly draft: LayoutDraft;
  readonly arm: Members & { readonly digest: string };
} {
  const draft = copy();
  const arm = draft.image({ config: { architecture: 'arm64' } });
  const both = draft.blob(indexType, {
    schemaVersion: 2,
    mediaType: indexType,
    manifests: [
      { ...image, platform },
      { ...arm, platform: { os: 'linux', architecture: 'arm64' } },
    ],
  });
  draft.index([{ ...both, ...tagged }]);
  return { draft, arm };
}

function nested(): LayoutFiles {
  const draft = copy();
  const inner = draft.blob(indexType, {
    schemaVersion: 2,
    mediaType: indexType,
    manifests: [{ ...image, platform }],
  });
  const outer = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [inner] });
  return draft.index([{ ...outer, ...tagged }]).files;
}

function withReferrer(): LayoutFiles {
  const draft = copy();
  const empty = draft.blob('application/vnd.oci.empty.v1+json', '{}');
  const referrer = draft.blob(manifestType, {
    schemaVersion: 2,
    mediaType: manifestType,
    artifactType: 'application/vnd.example.signature',
    config: empty,
    layers: [empty],
    subject: image,
  });
  return draft.index([
    { ...image, ...tagged },
    { ...referrer, artifactType: 'application/vnd.example.signature' },
  ]).files;
}

const tar = (files: LayoutFiles): Uint8Array => tarArchive(itemsOf(files));

const linked: readonly TarItem[] = [
  { path: './' },
  { path: './blobs/' },
  { path: './blobs/sha256/' },
  { path: './store/layer', content: contentOf(layer.digest) },
  { path: `./${short(layer.digest)}`, target: '../../store/layer' },
  { path: './store/config', content: contentOf(configDigest) },
  { path: `./${short(configDigest)}`, type: '1', target: './store/config' },
  { path: `./${short(image.digest)}`, content: contentOf(image.digest) },
  { path: './README.md', content: 'An image.' },
  { path: './oci-layout', content: '{ "imageLayoutVersion": "1.0.0" }' },
  { path: './index.json', content: indexText },
];

interface Case {
  readonly archive: Uint8Array;
  readonly says: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'the image': { archive: tar(one.files), says: [] },
  'prefixes of “./”, links, the index last, and other files': {
    archive: tarArchive(linked),
    says: ['!oci-layout information archive-entries links'],
  },
  'the same, compressed with gzip': {
    archive: gzipSync(tarArchive(linked)),
    says: ['!oci-layout information archive-entries links'],
  },
  'everything below img/': {
    archive: tarArchive(itemsOf(one.files, 'img/')),
    says: ['!img/oci-layout warning archive-entries below-folder'],
  },
  'no oci-layout': {
    archive: tar(withFile('oci-layout', undefined)),
    says: ['!index.json error layout-incomplete file'],
  },
  'no index.json': {
    archive: tar(withFile('index.json', undefined)),
    says: ['!oci-layout error layout-incomplete index'],
  },
  'layout version 1.1.0': {
    archive: tar(withFile('oci-layout', '{ "imageLayoutVersion": "1.1.0" }')),
    says: ['!oci-layout imageLayoutVersion error layout-version version'],
  },
  'no name': { archive: tar(withEntries(image)), says: [] },
  'one name for two images': {
    archive: tar(
      (() => {
        const draft = copy();
        return draft.index([
          { ...image, ...tagged },
          { ...draft.image({ config: { author: 'somebody' } }), ...tagged },
        ]).files;
      })(),
    ),
    says: [
      '!index.json manifests[1].annotations["org.opencontainers.image.ref.name"] warning ref-name-duplicate duplicate',
    ],
  },
  'a full name as ref.name': {
    archive: tar(withEntries({ ...image, ...annotated({ [refName]: 'docker.io/library/app:v1' }) })),
    says: [],
  },
  'the name of containerd only': {
    archive: tar(withEntries({ ...image, ...annotated({ [imageName]: 'docker.io/library/app:v1' }) })),
    says: [],
  },
  'a missing layer': {
    archive: tar(withFile(short(layer.digest), undefined)),
    says: ['!{manifest} layers[0].digest information blob-missing one'],
  },
  'a layer with other bytes': {
    archive: tar(withFile(short(layer.digest), tarOf('a.txt', 'hallo'))),
    says: ['!{manifest} layers[0].digest error blob-digest changed'],
  },
  'a config that was edited': {
    archive: tar(withFile(short(configDigest), text(configDigest).replace('linux', 'plan9'))),
    says: [
      '!{manifest} config.digest error blob-digest changed',
      '!{index} information blob-name-outdated changed',
    ],
  },
  'a manifest that was edited': {
    archive: tar(withFile(short(image.digest), `${text(image.digest)}\n`)),
    says: [
      '!index.json manifests[0].digest error blob-digest changed',
      '!{manifest} information blob-name-outdated changed',
    ],
  },
  'the same, compressed': {
    archive: gzipSync(tar(withFile(short(image.digest), `${text(image.digest)}\n`))),
    says: [
      '!index.json manifests[0].digest error blob-digest changed',
      '!{manifest} information blob-name-outdated changed',
    ],
  },
  'a wrong size in the index': {
    archive: tar(withEntries({ ...image, ...tagged, size: 7 })),
    says: ['!index.json manifests[0].size error blob-size size'],
  },
  'a manifest.json of another image': {
    archive: tar(withFile('manifest.json', JSON.stringify([{ Config: 'blobs/sha256/other', Layers: [] }]))),
    says: ['!manifest.json [0].Config warning docker-save-manifest missing'],
  },
  'an entry twice': {
    archive: tarArchive([...itemsOf(one.files), { path: 'index.json', content: indexText }]),
    says: ['!oci-layout information archive-entries duplicate'],
  },
  'an index of two platforms': { archive: tar(twoPlatforms().draft.files), says: [] },
  'the same without one of them': {
    archive: tar(
      (() => {
        const { draft, arm } = twoPlatforms();
        return Object.fromEntries(
          Object.entries(draft.files).filter(([path]) => path !== pathOf(arm.digest)),
        );
      })(),
    ),
    says: ['!{index} manifests[1].digest information blob-missing platforms'],
  },
  'an index in an index in the index': {
    archive: tar(nested()),
    says: ['!{index} manifests[0].mediaType information nested-index-depth deep'],
  },
  'a descriptor that calls the manifest an index': {
    archive: tar(withEntries({ ...image, ...tagged, mediaType: indexType })),
    says: ['!index.json manifests[0].mediaType error blob-content kind'],
  },
  'manifests that are null': {
    archive: tar(copy().index(null).files),
    says: [
      '!index.json manifests warning blob-unreferenced manifest',
      '!index.json manifests error null-value required',
    ],
  },
  'a manifest as index.json': {
    archive: tar(withFile('index.json', text(image.digest))),
    says: ['!index.json mediaType error layout-incomplete other-index'],
  },
  'platform amd64 on an arm64 image': {
    archive: tar(
      (() => {
        const draft = new LayoutDraft();
        return draft.index([{ ...draft.image({ config: { architecture: 'arm64' } }), ...tagged, platform }])
          .files;
      })(),
    ),
    says: ['!index.json manifests[0].platform.architecture error platform-of-config differs'],
  },
  'the name of a blob in uppercase': {
    archive: tar({
      ...withFile(short(layer.digest), undefined),
      [`blobs/sha256/${layer.digest.slice('sha256:'.length).toUpperCase()}`]: contentOf(layer.digest),
    }),
    says: ['!oci-layout error blob-name case'],
  },
  'an untagged referrer beside the image': { archive: tar(withReferrer()), says: [] },
  'an archive that is cut off': {
    archive: tar(one.files).subarray(0, -3000),
    says: ['!oci-layout error archive-entries cut-off'],
  },
  'an archive that is cut off before the index': {
    archive: tarArchive(linked).subarray(0, 5000),
    says: [': it is cut off at ./{layer}, before oci-layout and index.json'],
  },
  'a compressed archive that is cut off': {
    archive: gzipSync(tar(one.files)).subarray(0, -200),
    says: ['!oci-layout error archive-entries cut-off'],
  },
};

describe('archives of layouts', () => {
  for (const [name, { archive, says }] of Object.entries(cases))
    it(`says what is wrong with ${name}`, async () => {
      const { findings, problems } = await judge(archive);
      assert.deepEqual([...findings, ...problems].map(withNames), says);
    });
});

/** Blobs by what they are in place of their digests, and nothing before what is in the archive. */
function withNames(said: string): string {
  return said
    .replace(/^image\.tar/, '')
    .replaceAll(short(image.digest), '{manifest}')
    .replaceAll(short(layer.digest), '{layer}')
    .replace(/^!blobs\/\S+/, '!{index}');
}

const hex = 'a'.repeat(64);

/** Archives that people take for layouts. */
const others: Readonly<Record<string, { readonly archive: Uint8Array; readonly is: RegExp }>> = {
  'an archive of podman save': {
    archive: tarArchive([
      { path: `${hex}.tar`, content: tarOf('a', 'b') },
      { path: `${hex}.json`, content: '{}' },
      { path: 'manifest.json', content: '[]' },
    ]),
    is: /is a docker-archive, not an OCI layout/,
  },
  'an archive of an early docker save': {
    archive: tarArchive([
      { path: `${hex}/json`, content: '{}' },
      { path: `${hex}/layer.tar`, content: tarOf('a', 'b') },
      { path: 'repositories', content: '{}' },
    ]),
    is: /is a docker-archive/,
  },
  'an OSTree repository': {
    archive: tarArchive([
      { path: 'repo/config', content: '[core]' },
      { path: `repo/objects/aa/${'b'.repeat(62)}.commit`, content: 'x' },
    ]),
    is: /is an archive of an OSTree repository, not an OCI layout/,
  },
  'a file system': {
    archive: tarArchive([{ path: 'bin/' }, { path: 'etc/passwd', content: 'root' }, { path: 'usr/bin/' }]),
    is: /is an archive of a file system, not an OCI layout/,
  },
  'a layer': {
    archive: tarOf('a.txt', 'hello'),
    is: /is a tar archive, but not an OCI layout: it has neither/,
  },
  'two layouts': {
    archive: tarArchive([...itemsOf(one.files, 'a/'), ...itemsOf(one.files, 'b/')]),
    is: /has several image layouts, in a and b; unpack it, and name the directory of one/,
  },
  'a compressed document': {
    archive: gzipSync('{}'),
    is: /is not a tar archive/,
  },
  'a compressed text': { archive: gzipSync('a'.repeat(1000)), is: /is not a tar archive/ },
  'an empty archive': { archive: gzipSync(tarArchive([])), is: /is an empty tar archive/ },
  'an archive of xz': {
    archive: new Uint8Array([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 0]),
    is: /is compressed with xz, which this program does not read/,
  },
};

describe('archives that are not layouts', () => {
  for (const [name, { archive, is }] of Object.entries(others))
    it(`says what ${name} is`, async () => {
      const { documents, problems } = await judge(archive);
      assert.deepEqual(documents, []);
      assert.equal(problems.length, 1);
      assert.match(problems.join(), is);
    });
});
