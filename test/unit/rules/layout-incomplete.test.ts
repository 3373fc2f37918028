import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { problemsOf, testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

const sound = new LayoutDraft();
const image = sound.image();
sound.index([image]);

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
    'a manifest in place of the index': {
      files: withParts({ 'index.json': sound.text(pathOf(image.digest)) }),
      findings: ['index.json mediaType other-index'],
      says: 'This file is an OCI image manifest, but index.json must be an image index',
    },
    'an index in place of the layout file': {
      files: withParts({ 'oci-layout': sound.text('index.json') }),
      findings: ['oci-layout mediaType other-file'],
      says: 'This file is an OCI image index, but oci-layout must be the layout file',
    },
  },
});

describe('another document in place of index.json', () => {
  const documents = {
    'an image manifest': sound.text(pathOf(image.digest)),
    'a manifest that calls itself an index': sound
      .text(pathOf(image.digest))
      .replace('image.manifest.v1', 'image.index.v1'),
    'a manifest without mediaType': sound.text(pathOf(image.digest)).replace(/"mediaType":"[^"]*",/, ''),
    'a descriptor': JSON.stringify(image),
    'an image config': JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: [] },
    }),
    'a layout file': '{ "imageLayoutVersion": "1.0.0" }',
  };
  for (const [name, text] of Object.entries(documents))
    it(`is one finding: ${name}`, async () => {
      const problems = await problemsOf(withParts({ 'index.json': text }));
      assert.deepEqual(
        problems.map((problem) => problem.replace(' mediaType ', ' ')),
        ['layout-incomplete index.json other-index'],
      );
    });

  it('hides no mistake in the JSON', async () => {
    const text = sound.text(pathOf(image.digest)).replace('{', '{"schemaVersion":2,');
    assert.deepEqual(await problemsOf(withParts({ 'index.json': text })), [
      'json-duplicate-key index.json schemaVersion scalar',
      'layout-incomplete index.json mediaType other-index',
    ]);
  });
});
