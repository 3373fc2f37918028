import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';
import { textOf } from '#helpers/repairs';

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
    'files of a user': withFiles({
      'ingest/customers.csv': '',
      'index.json.notes.tmp': '',
      'oci-put-blob-docs.md': '',
      'blobs/sha256/notes.tmp': '',
      [`${path}.backup.tmp`]: '',
    }),
    'what may be all that is left of a blob whose digest the name does not have': {
      ...withoutManifest,
      'oci-put-blob123': manifest,
    },
    'what oras may have left of a blob': {
      ...withoutManifest,
      [`ingest/${image.digest.slice('sha256:'.length)}_123`]: manifest,
    },
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
    'a file of oci-manifest': {
      files: withFiles({ '.index.json.0123456789ab.tmp': '{}' }),
      findings: ['oci-layout file'],
    },
    'a file that is too large for what is missing': {
      files: { ...withoutManifest, 'oci-put-blob123': `${textOf(manifest)} ` },
      findings: ['oci-layout file'],
    },
    'a file of oras': {
      files: withFiles({ [`ingest/${'0'.repeat(64)}_123`]: 'abc' }),
      findings: ['oci-layout file'],
    },
  },
});
