import { LayoutDraft } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

const sound = new LayoutDraft();
sound.index([sound.image()]);

/** The sound layout without some of its files, or with others in their place. */
function withParts(parts: Readonly<Record<string, LayoutFiles[string] | undefined>>): LayoutFiles {
  const entries = Object.entries({ ...sound.files, ...parts });
  return Object.fromEntries(
    entries.filter((entry): entry is [string, LayoutFiles[string]] => entry[1] !== undefined),
  );
}

const empty = new LayoutDraft();
empty.index([]);

testLayoutRule('layout-incomplete', {
  valid: { 'a sound layout': sound.files, 'a layout without any blob': empty.files },
  invalid: {
    'a missing oci-layout': {
      files: withParts({ 'oci-layout': undefined }),
      findings: ['index.json file'],
      repair: 'layout-file',
    },
    'a missing index.json': { files: withParts({ 'index.json': undefined }), findings: ['oci-layout index'] },
    'missing blobs': {
      files: {
        'oci-layout': '{ "imageLayoutVersion": "1.0.0" }',
        'index.json': empty.files['index.json'] ?? '',
      },
      findings: ['oci-layout blobs'],
      severity: 'warning',
    },
    'a file in place of blobs': {
      files: { ...empty.files, blobs: 'not a folder' },
      findings: ['oci-layout not-folder'],
    },
    'links that lead out of the layout': {
      files: {
        'oci-layout': '{ "imageLayoutVersion": "1.0.0" }',
        'index.json': { type: 'outside', link: '/elsewhere/index.json' },
        blobs: { type: 'outside', link: '/elsewhere/blobs' },
      },
      findings: ['oci-layout outside', 'oci-layout outside'],
      severity: 'error',
    },
    'links of which nobody knows where they lead': {
      files: {
        'oci-layout': '{ "imageLayoutVersion": "1.0.0" }',
        'index.json': { type: 'outside' },
        blobs: { type: 'outside' },
      },
      findings: ['oci-layout link', 'oci-layout link'],
      severity: 'information',
    },
    'a folder of blobs that cannot be listed': {
      files: withParts({ 'blobs/sha256': { type: 'folder', problem: 'permission denied' } }),
      findings: ['oci-layout unlisted'],
    },
    'an index.json that cannot be read': {
      files: withParts({ 'index.json': { type: 'file', problem: 'permission denied' } }),
      findings: ['oci-layout unread'],
    },
    'a folder in place of index.json': {
      files: withParts({ 'index.json': { type: 'folder' } }),
      findings: ['oci-layout not-file'],
    },
  },
});
