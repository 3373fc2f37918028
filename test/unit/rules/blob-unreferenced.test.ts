import { LayoutDraft } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';

const sound = new LayoutDraft();
sound.index([sound.image()]);

const lost = new LayoutDraft();
lost.image();
lost.index([]);

const referrer = new LayoutDraft();
const subject = referrer.image();
referrer.image({ manifest: { subject, artifactType: 'application/vnd.example.signature' } });
referrer.index([subject]);

const orphan = new LayoutDraft();
orphan.blob('text/plain', 'nobody reads this');
orphan.index([orphan.image()]);

const unreadable = new LayoutDraft();
unreadable.image();
unreadable.index([unreadable.blob('application/vnd.oci.image.manifest.v1+json', 'not JSON')]);

testLayoutRule('blob-unreferenced', {
  valid: {
    'a sound image': sound.files,
    'a manifest that cannot be read, so that it is unknown where it leads': unreadable.files,
    'an index that cannot be read': { ...lost.files, 'index.json': '[]' },
  },
  invalid: {
    'a manifest that nobody lists, and what it leads to': {
      files: lost.files,
      findings: ['index.json manifests manifest', 'index.json manifests blobs'],
      fixes: ['list'],
    },
    'a referrer of a subject in the layout': {
      files: referrer.files,
      findings: ['index.json manifests referrer'],
      fixes: ['list'],
      severity: 'hint',
    },
    'another blob': {
      files: orphan.files,
      findings: ['index.json manifests blobs'],
      severity: 'hint',
    },
  },
});
