import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { gzipSync } from 'node:zlib';
import { LayoutDraft, ociTar, pathOf, tarOf } from '#helpers/layoutDraft';
import { problemsOf, testLayoutRule } from '#helpers/layoutRuleTester';
import { tarArchive } from '#helpers/tarWriter';

const sound = new LayoutDraft();
sound.index([
  sound.image(),
  sound.image({
    layers: [gzipSync(tarOf('a.txt', 'hello'))],
    layerType: `${ociTar}+gzip`,
    config: { rootfs: undefined },
  }),
]);

/** Without the mark of POSIX, as Unix V7 has written archives, and GNU tar writes the label of a volume. */
const unmarked = { 257: '\0'.repeat(8) };
const old = new LayoutDraft();
old.index([
  old.image({
    layers: [
      tarArchive([{ path: 'a.txt', content: 'hello', raw: unmarked }]),
      tarArchive([{ path: 'label', type: 'V', raw: unmarked }, { path: 'a.txt' }]),
    ],
    config: { rootfs: undefined },
  }),
]);

const damaged = new LayoutDraft();
const damagedTar = damaged.image({ layers: [tarOf('a.txt', '').with(0, 0)], config: { rootfs: undefined } });
damaged.index([damagedTar]);

const compressed = new LayoutDraft();
const gzipped = compressed.image({
  layers: [gzipSync(tarOf('a.txt', 'hello'))],
  config: { rootfs: undefined },
});
compressed.index([gzipped]);

const nested = new LayoutDraft();
const list = nested.blob('application/vnd.oci.image.index.v1+json', {
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [nested.image()],
});
nested.index([{ ...list, mediaType: 'application/vnd.oci.image.manifest.v1+json' }]);

const twin = new LayoutDraft();
twin.index([{ ...twin.image(), mediaType: 'application/vnd.docker.distribution.manifest.v2+json' }]);

const referrer = new LayoutDraft();
const subject = referrer.image();
const subjectType = 'application/vnd.oci.image.index.v1+json';
const signature = referrer.artifact({ manifest: { subject: { ...subject, mediaType: subjectType } } });
referrer.index([subject, signature]);

const hidden = new LayoutDraft();
const platform = { os: 'linux', architecture: 'amd64' };
const indexType = 'application/vnd.oci.image.index.v1+json';
hidden.index([
  { ...hidden.image(), mediaType: 'application/octet-stream' },
  { ...hidden.image({ config: { author: 'B' } }), mediaType: 'application/vnd.oci.image.layer.v1.tar' },
  { ...hidden.image({ config: { author: 'C' } }), mediaType: 'application/vnd.example.thing' },
]);

const hiddenBelow = new LayoutDraft();
const hiding = hiddenBelow.blob(indexType, {
  schemaVersion: 2,
  mediaType: indexType,
  manifests: [{ ...hiddenBelow.image(), mediaType: 'application/json', platform }],
});
hiddenBelow.index([hiding]);

/** An index may list what is no manifest, and an artifact may carry a manifest. */
const noEntry = new LayoutDraft();
noEntry.index([
  noEntry.blob('application/octet-stream', '{"a":1}'),
  noEntry.artifact({ layers: [{ ...noEntry.image(), mediaType: 'application/json' }] }),
]);

const noConfig = new LayoutDraft();
const other = noConfig.blob('application/vnd.oci.image.config.v1+json', { name: 'not a config' });
const manifest = noConfig.image({ manifest: { config: other } });
noConfig.index([manifest]);

const random = new LayoutDraft();
const noisy = random.image({ layers: [new Uint8Array(2048).fill(0xfe)], config: { rootfs: undefined } });
random.index([noisy]);

const xz = new LayoutDraft();
const xzLayer = Buffer.concat([Uint8Array.of(0xfd), Buffer.from('7zXZ\0'), Buffer.alloc(100, 0xfe)]);
const xzImage = xz.image({ layers: [xzLayer], layerType: `${ociTar}+zstd`, config: { rootfs: undefined } });
xz.index([xzImage]);

/** A stand-in: text where a layer is meant. */
const standIn = new LayoutDraft();
const noLayer = standIn.image({ layers: [Buffer.from('no layer here\n')], config: { rootfs: undefined } });
standIn.index([noLayer]);

/** Only the owner of a type knows what it means. */
const foreign = new LayoutDraft();
const zipped = foreign.artifact({
  layers: [foreign.blob('application/vnd.example.files.v1.tar+zstd', gzipSync(tarOf('a.txt', 'hello')))],
});
foreign.index([zipped]);

/** Bytes that no format begins with: too few for an archive, and for others than layers. */
const few = new LayoutDraft();
const noise = new Uint8Array(2048).fill(0xfe);
few.index([
  few.image({ layers: [noise.slice(0, 511)], config: { rootfs: undefined } }),
  few.artifact({ layers: [few.blob('application/vnd.example.files.v1.tar+gzip', noise)] }),
]);

/** Content that is embedded, and `{}`, have rules of their own. */
const elsewhere = new LayoutDraft();
elsewhere.index([
  elsewhere.artifact({
    layers: [
      { ...elsewhere.blob('application/gzip', '{"a":1}'), data: Buffer.from('{"a":1}').toString('base64') },
    ],
  }),
  elsewhere.artifact({ layers: [elsewhere.blob('application/gzip', '{}')] }),
]);

testLayoutRule('blob-content', {
  valid: {
    'a sound image, compressed or not': sound.files,
    'tar archives in the formats from before POSIX': old.files,
    'bytes of which nothing is certain': few.files,
    'content that has rules of its own': elsewhere.files,
    'an entry that is no manifest, and a manifest that is no entry': noEntry.files,
  },
  invalid: {
    'gzip data under a type without compression': {
      files: compressed.files,
      findings: [`${pathOf(gzipped.digest)} layers[0].mediaType form`],
      fixes: ['set-type'],
      severity: 'error',
    },
    'xz data under a type for zstd': {
      files: xz.files,
      findings: [`${pathOf(xzImage.digest)} layers[0].mediaType form`],
      severity: 'error',
    },
    'an index that its descriptor calls a manifest, once': {
      files: nested.files,
      findings: ['index.json manifests[0].mediaType kind'],
      fixes: ['set-type'],
      severity: 'error',
    },
    'an image that its referrer calls an index': {
      files: referrer.files,
      findings: [`${pathOf(signature.digest)} subject.mediaType kind`],
      fixes: ['set-type'],
      severity: 'error',
    },
    'an OCI manifest that its descriptor calls a Docker manifest': {
      files: twin.files,
      findings: ['index.json manifests[0].mediaType family'],
      fixes: ['set-type'],
      severity: 'warning',
    },
    'manifests under types that do not say so': {
      files: hidden.files,
      findings: [
        'index.json manifests[0].mediaType hidden',
        'index.json manifests[1].mediaType hidden',
        'index.json manifests[2].mediaType hidden',
      ],
      fixes: ['set-type', 'set-type', 'set-type'],
      says: 'The blob is an OCI image manifest, but the media type "application/octet-stream" does not say so.',
      severity: 'error',
    },
    'such a manifest in another index, where some clients go by the platform': {
      files: hiddenBelow.files,
      findings: [`${pathOf(hiding.digest)} manifests[0].mediaType hidden`],
      fixes: ['set-type'],
      severity: 'warning',
    },
    'JSON that is not an image config': {
      files: noConfig.files,
      findings: [`${pathOf(manifest.digest)} config.mediaType config`],
    },
    'text in place of a layer': {
      files: standIn.files,
      findings: [`${pathOf(noLayer.digest)} layers[0].mediaType form`],
      severity: 'warning',
    },
    'gzip data under a type of others for zstd': {
      files: foreign.files,
      findings: [`${pathOf(zipped.digest)} layers[0].mediaType form`],
      severity: 'warning',
    },
    'a tar archive whose first header is damaged': {
      files: damaged.files,
      findings: [`${pathOf(damagedTar.digest)} layers[0].mediaType other`],
      severity: 'warning',
    },
    'bytes that are no archive': {
      files: random.files,
      findings: [`${pathOf(noisy.digest)} layers[0].mediaType other`],
      severity: 'warning',
    },
  },
});

describe('a manifest under a type that does not say so', () => {
  it('is one finding', async () => {
    assert.deepEqual(await problemsOf(hidden.files), [
      'blob-content index.json manifests[0].mediaType hidden',
      'blob-content index.json manifests[1].mediaType hidden',
      'blob-content index.json manifests[2].mediaType hidden',
    ]);
    assert.deepEqual(await problemsOf(hiddenBelow.files), [
      `blob-content ${pathOf(hiding.digest)} manifests[0].mediaType hidden`,
    ]);
  });
});
