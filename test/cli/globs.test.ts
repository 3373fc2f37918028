import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { itemsOf } from '#helpers/archives';
import { brokenManifest, cliFolder, rightManifest } from '#helpers/cliFolder';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { writeLayout } from '#helpers/layoutFolder';
import { tarArchive } from '#helpers/tarWriter';
import { skip, unix } from '#helpers/skips';

const draft = new LayoutDraft();
const image = draft.image();
const { files } = draft.index([image]);
const config =
  Object.keys(files).find((path) => /^blobs\/sha256\/./.test(path) && path !== pathOf(image.digest)) ?? '';
const inLayout = ['oci-layout', 'index.json', pathOf(image.digest), config];

describe('a glob among the arguments', () => {
  const folder = cliFolder((made) => {
    for (const path of ['a/manifest.json', 'b/manifest.json', 'b/c/manifest.json', 'b/c/v1', 'b/.d/v2'])
      made.write(path, rightManifest);
    made.write('b/notes.txt', 'notes');
    made.write('images/image.tar', tarArchive(itemsOf(files)));
    writeLayout(join(made.path, 'images/layout'), files);
  });
  /** The paths of the documents that were checked. */
  const checked = (...args: readonly string[]): readonly string[] =>
    folder.report(...args).files.map(({ path }) => path.replaceAll('\\', '/'));
  const whyNothing = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = folder.run(...args);
    assert.equal(stdout, 'Nothing was checked.\n');
    assert.equal(status, 2);
    return stderr;
  };

  for (const [args, paths] of [
    [['*/manifest.json'], ['a/manifest.json', 'b/manifest.json']],
    [['**/manifest.json'], ['a/manifest.json', 'b/c/manifest.json', 'b/manifest.json']],
    [['./b/**/manifest.json'], ['b/c/manifest.json', 'b/manifest.json']],
    [['b/**/v?'], ['b/.d/v2', 'b/c/v1']],
    [['b/*/v[!1]'], ['b/.d/v2']],
    [['{a,b/c}/*'], ['a/manifest.json', 'b/c/manifest.json', 'b/c/v1']],
    [['b//*/./manifest.json'], ['b/c/manifest.json']],
    [
      ['b/*/manifest.json', '[ab]/manifest.json', 'a/*'],
      ['b/c/manifest.json', 'a/manifest.json', 'b/manifest.json'],
    ],
    [['?'], ['a/manifest.json', 'b/c/manifest.json', 'b/manifest.json']],
    [['b/**'], ['b/c/manifest.json', 'b/manifest.json']],
    [['{a,b/c}/'], ['a/manifest.json', 'b/c/manifest.json']],
    [['images/l*'], inLayout.map((path) => `images/layout/${path}`)],
    [['images/*.tar'], inLayout.map((path) => `images/image.tar!${path}`)],
  ] as const)
    it(`is what it finds: ${args.join(' ')}`, () => assert.deepEqual(checked(...args), paths));

  it('names what it finds', () => {
    const { status, stderr } = folder.run('b/n*', '?/manifest.json');
    assert.match(stderr, /^oci-manifest: b.notes\.txt: this is not valid JSON .*\n$/);
    assert.equal(status, 2);
    assert.equal(folder.run('--ignore-unknown', 'b/n*', 'a').status, 0);
  });

  it('is explained, fixed, and counted once with what else names its files', () => {
    const { stdout } = folder.explain('--format', 'json', '*/manifest.json', 'a/manifest.json');
    const { documents } = JSON.parse(stdout) as { readonly documents: readonly unknown[] };
    assert.equal(documents.length, 2);
    folder.write('a/broken.json', brokenManifest);
    assert.equal(folder.run('--fix', 'a/b*.json', 'a').status, 0);
    assert.equal(folder.read('a/broken.json'), rightManifest);
  });

  it('is an error where it finds nothing, beside what others find', () => {
    for (const glob of [
      '*/manifest.jsn',
      'absent/*.json',
      'a/manifest.json/**',
      '!*.json',
      '*/../a/*',
      '*x/',
    ])
      assert.equal(whyNothing(glob), `oci-manifest: ${glob}: no file or directory matches this glob\n`);
    const { status, stdout } = folder.run('*.x', 'a');
    assert.match(stdout, /in 1 document\./);
    assert.equal(status, 2);
    assert.match(
      folder.explain('*.x').stderr,
      /^oci-manifest: \*\.x: no file or directory matches this glob\n$/,
    );
  });

  it('is an error that says why where it is not valid', () => {
    assert.equal(
      whyNothing('[a/*.json'),
      'oci-manifest: [a/*.json: no file or directory has this name, and it is not a valid glob. A bracket of the glob is not closed.\n',
    );
  });

  unix('is the file of that name where there is one', () => {
    for (const name of ['[ab]', '{x}', '*.json']) {
      folder.write(`b/${name}`, rightManifest);
      assert.deepEqual(checked(`b/${name}`), [`b/${name}`]);
    }
    folder.write('a/*.x', rightManifest);
    folder.write('a/y.x', rightManifest);
    assert.deepEqual(checked(String.raw`?/\*.x`), ['a/*.x']);
  });

  it('leaves out what a search leaves out, unless its beginning names it', () => {
    mkdirSync(join(folder.path, '.git'));
    folder.write('.gitignore', 'a/\n');
    folder.write('node_modules/manifest.json', rightManifest);
    assert.deepEqual(checked('*/manifest.json'), ['b/manifest.json']);
    assert.deepEqual(checked('a/*', 'node_modules/*'), ['a/manifest.json', 'node_modules/manifest.json']);
    const leftOut = (glob: string): string =>
      `oci-manifest: ${glob}: no file or directory matches this glob, not counting links and what is ignored\n`;
    assert.equal(whyNothing('?/manifest.json', '--exclude', 'b'), leftOut('?/manifest.json'));
    assert.equal(whyNothing('node_*/manifest.json'), leftOut('node_*/manifest.json'));
  });

  unix('follows links in its beginning only', () => {
    symlinkSync('b', join(folder.path, 'link'));
    assert.deepEqual(checked('link/*/manifest.json'), ['link/c/manifest.json']);
    assert.deepEqual(checked('[bl]*/manifest.json'), ['b/manifest.json']);
    assert.match(
      whyNothing('l*/manifest.json'),
      /matches this glob, not counting links and what is ignored\n$/,
    );
  });

  unix('goes only where something may fit', function () {
    const name = Buffer.from('not UTF-8: \xff', 'latin1');
    const inside = (path: string): Buffer => Buffer.concat([Buffer.from(`${folder.path}/${path}/`), name]);
    try {
      for (const path of ['.', 'a', 'b/c']) mkdirSync(inside(path));
    } catch {
      skip(this, 'this file system has only names in UTF-8');
    }
    assert.deepEqual(checked('b/*.json'), ['b/manifest.json']);
    assert.deepEqual(checked('b/[c]/*.json'), ['b/c/manifest.json']);
    assert.match(
      folder.run('b/**/*.json').stderr,
      /^oci-manifest: b\/c\/not UTF-8: .*: the name is not valid UTF-8\n$/,
    );
  });
});
