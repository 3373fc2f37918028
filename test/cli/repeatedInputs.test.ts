import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { itemsOf } from '#helpers/archives';
import type { JsonReport } from '#cli/formats/json';
import { brokenManifest, cliFolder, rightManifest } from '#helpers/cliFolder';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { writeLayout } from '#helpers/layoutFolder';
import { tarArchive } from '#helpers/tarWriter';

const draft = new LayoutDraft();
const image = draft.image();
const { files } = draft.index([image]);
const config =
  Object.keys(files).find((path) => /^blobs\/sha256\/./.test(path) && path !== pathOf(image.digest)) ?? '';
const documents = ['oci-layout', 'index.json', pathOf(image.digest), config];
const layout = documents.map((path) => `layout/${path}`);
const manifest = `layout/${pathOf(image.digest)}`;

describe('what several arguments lead to', () => {
  const folder = cliFolder((made) => {
    made.write('in/broken.json', brokenManifest);
    made.write('in/below/right.json', rightManifest);
    made.write('notes/notes.json', '{ "name": "notes" }');
    made.write('notes/below/right.json', rightManifest);
    made.write('image.tar', tarArchive(itemsOf(files)));
    writeLayout(join(made.path, 'layout'), files);
    mkdirSync(join(made.path, 'links'));
    symlinkSync('../in', join(made.path, 'links/in'));
    symlinkSync('../in/broken.json', join(made.path, 'links/broken.json'));
  });
  /** The paths of the documents that were checked. */
  const checked = (...args: readonly string[]): readonly string[] =>
    folder.report(...args).files.map(({ path }) => path);

  for (const [name, args, paths] of [
    ['a directory and a file in it', ['in', 'in/broken.json'], ['in/below/right.json', 'in/broken.json']],
    ['a file and its directory', ['in/broken.json', 'in'], ['in/broken.json', 'in/below/right.json']],
    ['a directory and one in it', ['in', 'in/below'], ['in/below/right.json', 'in/broken.json']],
    [
      'a directory and one that it is in',
      ['notes/below', 'notes'],
      ['notes/below/right.json', 'notes/notes.json'],
    ],
    ['a directory and links to it', ['in', 'links/in'], ['in/below/right.json', 'in/broken.json']],
    ['links into a directory', ['links/broken.json', 'in'], ['links/broken.json', 'in/below/right.json']],
    ['a layout and its index', ['layout', './layout/index.json'], layout],
    ['a layout and one of its blobs', ['layout', manifest], layout],
    [
      'a blob and its layout',
      [manifest, 'layout'],
      [manifest, ...layout.filter((path) => path !== manifest)],
    ],
    [
      'an archive and a layout',
      ['image.tar', 'image.tar', 'layout', 'layout'],
      [...documents.map((path) => `image.tar!${path}`), ...layout],
    ],
  ] as const)
    it(`is checked once: ${name}`, () => assert.deepEqual(checked(...args), paths));

  it('is two documents where a blob is a link to another', () => {
    const link = 'f'.repeat(64);
    symlinkSync(basename(manifest), join(folder.path, 'layout/blobs/sha256', link));
    const { stdout } = folder.run('--format', 'json', 'layout', `layout/blobs/sha256/${link}`, manifest);
    assert.deepEqual(
      [...layout, `layout/blobs/sha256/${link}`].sort(),
      (JSON.parse(stdout) as JsonReport).files.map(({ path }) => path).sort(),
    );
  });

  for (const [name, real, link, project] of [
    ['layout', 'cut/index.json', 'links/index-of-cut.json', undefined],
    [
      'project file',
      'accepting/broken.json',
      'links/accepted.json',
      '{ "rules": { "schema-version": "off" } }',
    ],
  ] as const)
    it(`is judged by its ${name}, whether its link is named first or not`, () => {
      writeLayout(join(folder.path, 'cut'), { ...files, [pathOf(image.digest)]: '{}' });
      folder.write('accepting/broken.json', brokenManifest);
      if (project !== undefined) folder.write('accepting/.oci-manifest.json', project);
      symlinkSync(`../${real}`, join(folder.path, link));
      const found = (...args: readonly string[]): readonly string[] =>
        folder
          .report(...args)
          .files.flatMap(({ diagnostics }) => diagnostics.map(({ rule }) => rule))
          .sort();
      assert.deepEqual(found(link), found(real));
      assert.deepEqual(found(link, dirname(real)), found(dirname(real), link));
    });

  it('is judged by its project file through a link to a folder above it', () => {
    folder.write('project/deep/below/broken.json', brokenManifest);
    folder.write('project/.oci-manifest.json', '{ "rules": { "schema-version": "off" } }');
    symlinkSync('project/deep', join(folder.path, 'deep'));
    for (const path of ['project/deep', 'deep', 'deep/below', 'deep/below/broken.json'])
      assert.equal(folder.run(path).status, 0, path);
  });

  it('is explained once', () => {
    const { stdout } = folder.explain('--format', 'json', 'in', 'in/broken.json', 'links/broken.json');
    const { documents: explained } = JSON.parse(stdout) as {
      readonly documents: readonly { readonly path: string }[];
    };
    assert.deepEqual(
      explained.map(({ path }) => path),
      ['in/below/right.json', 'in/broken.json'],
    );
  });

  it('is no success when an argument names a file that is no document, wherever it comes up first', () => {
    for (const args of [
      ['notes', 'notes/notes.json'],
      ['notes/notes.json', 'notes'],
    ]) {
      const { status, stderr } = folder.run(...args);
      assert.match(
        stderr,
        /^oci-manifest: notes\/notes\.json: this is not a known kind of OCI document\.\n$/,
      );
      assert.equal(status, 2);
    }
  });
});
