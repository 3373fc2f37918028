import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

const sound = new LayoutDraft();
const image = sound.image();
sound.index([image]);
const path = pathOf(image.digest);

/** The same layout with something else in place of the manifest. */
function withManifest(content: LayoutFiles[string]): LayoutFiles {
  return { ...sound.files, [path]: content };
}

const unlisted = new LayoutDraft();
unlisted.index([]);
unlisted.files[path] = 'changed';

testLayoutRule('blob-digest', {
  valid: { 'a sound image': sound.files },
  invalid: {
    'a manifest that was edited': {
      files: withManifest('{ "schemaVersion": 2 }'),
      findings: ['index.json manifests[0].digest changed'],
      repair: 'rehash',
      severity: 'error',
    },
    'a blob that was changed and that nothing leads to': {
      files: unlisted.files,
      findings: ['index.json manifests unlisted'],
      repair: 'rehash',
    },
    'a link that leads out of the layout': {
      files: withManifest({ type: 'outside', link: '/elsewhere' }),
      findings: ['index.json manifests[0].digest outside'],
      severity: 'information',
    },
    'a link of which nobody knows where it leads': {
      files: withManifest({ type: 'outside' }),
      findings: ['index.json manifests[0].digest link'],
      severity: 'information',
    },
    'a link to nothing': {
      files: withManifest({ type: 'other', link: 'gone' }),
      findings: ['index.json manifests[0].digest dangling'],
      severity: 'error',
    },
    'a folder in place of a blob': {
      files: withManifest({ type: 'folder' }),
      findings: ['index.json manifests[0].digest not-file'],
    },
    'a blob that cannot be read': {
      files: withManifest({ type: 'file' }),
      findings: ['index.json manifests[0].digest unread'],
    },
  },
});
