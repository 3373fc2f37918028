import { gzipSync } from 'node:zlib';
import { LayoutDraft, ociTar, pathOf, tarOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';

const sound = new LayoutDraft();
sound.index([
  sound.image(),
  sound.image({
    layers: [gzipSync(tarOf('a.txt', 'hello'))],
    layerType: `${ociTar}+gzip`,
    config: { rootfs: undefined },
  }),
]);

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

const noConfig = new LayoutDraft();
const other = noConfig.blob('application/vnd.oci.image.config.v1+json', { name: 'not a config' });
const manifest = noConfig.image({ manifest: { config: other } });
noConfig.index([manifest]);

const random = new LayoutDraft();
const noise = random.image({ layers: [new Uint8Array(2048).fill(0xfe)], config: { rootfs: undefined } });
random.index([noise]);

const xz = new LayoutDraft();
const xzLayer = Buffer.concat([Uint8Array.of(0xfd), Buffer.from('7zXZ\0'), Buffer.alloc(100, 0xfe)]);
const xzImage = xz.image({ layers: [xzLayer], layerType: `${ociTar}+zstd`, config: { rootfs: undefined } });
xz.index([xzImage]);

testLayoutRule('blob-content', {
  valid: { 'a sound image, compressed or not': sound.files },
  invalid: {
    'gzip data under a type without compression': {
      files: compressed.files,
      findings: [`${pathOf(gzipped.digest)} layers[0].mediaType form`],
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
      severity: 'error',
    },
    'an image that its referrer calls an index': {
      files: referrer.files,
      findings: [`${pathOf(signature.digest)} subject.mediaType kind`],
      severity: 'error',
    },
    'an OCI manifest that its descriptor calls a Docker manifest': {
      files: twin.files,
      findings: ['index.json manifests[0].mediaType family'],
      severity: 'warning',
    },
    'JSON that is not an image config': {
      files: noConfig.files,
      findings: [`${pathOf(manifest.digest)} config.mediaType config`],
    },
    'bytes that are no archive': {
      files: random.files,
      findings: [`${pathOf(noise.digest)} layers[0].mediaType other`],
      severity: 'warning',
    },
  },
});
