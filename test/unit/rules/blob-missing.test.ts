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

const referrer = new LayoutDraft();
const signature = referrer.image({ manifest: { subject: absent } });
referrer.index([signature]);

testLayoutRule('blob-missing', {
  valid: { 'a sound image': sound.files, 'a layer that is elsewhere': external.files },
  invalid: {
    'one blob': {
      files: sparse.files,
      findings: ['index.json manifests[1].digest one'],
      severity: 'information',
    },
    'several blobs once': { files: empty.files, findings: ['index.json manifests[0].digest several'] },
    'a subject by itself': {
      files: referrer.files,
      findings: [`${pathOf(signature.digest)} subject.digest subject`],
    },
  },
});
