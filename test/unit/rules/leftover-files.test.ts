import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

const sound = new LayoutDraft();
const image = sound.image();
sound.index([image]);

function withFiles(files: LayoutFiles): LayoutFiles {
  return { ...sound.files, ...files };
}

const path = pathOf(image.digest);
const { [path]: manifest = '', ...withoutManifest } = sound.files;

testLayoutRule('leftover-files', {
  valid: {
    'a sound layout': sound.files,
    'other files': withFiles({
      'notes.tmp': '',
      '.gitignore': '',
      'index.json.lock': '',
      ingest: { type: 'folder' },
    }),
    'the folder of umoci': withFiles({ '.umoci-1': { type: 'folder' } }),
    'what may be all that is left of a blob': { ...withoutManifest, [`${path}.123.tmp`]: manifest },
  },
  invalid: {
    'a file of skopeo': {
      files: withFiles({ 'oci-put-blob123': 'abc' }),
      findings: ['oci-layout file'],
      severity: 'information',
      says: 'takes 3 bytes',
    },
    'files of regctl': {
      files: withFiles({ 'index.json.123.tmp': '{}', [`${path}.123.tmp`]: manifest }),
      findings: ['oci-layout files'],
    },
    'a file of oras': { files: withFiles({ 'ingest/abc_123': 'abc' }), findings: ['oci-layout file'] },
  },
});
