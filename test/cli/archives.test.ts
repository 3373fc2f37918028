import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { itemsOf } from '#helpers/archives';
import { cliFolder } from '#helpers/cliFolder';
import { LayoutDraft } from '#helpers/layoutDraft';
import { tarArchive } from '#helpers/tarWriter';

describe('oci-manifest and archives', () => {
  const broken = new LayoutDraft();
  broken.index([{ ...broken.image(), size: 7 }], { schemaVersion: 1 });
  const archive = tarArchive(itemsOf(broken.files));

  const folder = cliFolder(({ path }) => {
    writeFileSync(join(path, 'image.tar'), archive);
    writeFileSync(join(path, 'compressed'), gzipSync(archive));
  });

  for (const name of ['image.tar', 'compressed'])
    it(`finds in ${name} what it finds in the folder`, () => {
      for (const [path, content] of Object.entries(broken.files))
        if (typeof content === 'string' || content instanceof Uint8Array)
          folder.write(
            `layout/${path}`,
            typeof content === 'string' ? content : Buffer.from(content).toString(),
          );
      const [found, expected] = [folder.report(name), folder.report('layout')];
      assert.deepEqual(
        found.files.map(({ path, ...file }) => ({ path: path.replace(`${name}!`, 'layout/'), ...file })),
        expected.files,
      );
      assert(
        found.files.some(({ path, diagnostics }) => path === `${name}!index.json` && diagnostics.length > 0),
      );
      assert.equal(folder.run(name).status, 1);
    });

  it('writes nothing into an archive', () => {
    const { status, stdout } = folder.run('--fix', 'image.tar');
    assert.equal(status, 1);
    assert.match(stdout, /image\.tar!index\.json/);
    assert.deepEqual(readFileSync(join(folder.path, 'image.tar')), Buffer.from(archive));
  });

  it('explains the documents of an archive', () => {
    const { status, stdout } = folder.explain('image.tar');
    assert.equal(status, 0);
    assert.match(stdout, /image\.tar!index\.json: .*Index/);
  });

  it('opens no archive in a search', () => {
    const { status, stderr } = folder.run('.');
    assert.equal(status, 2);
    assert.match(stderr, /nothing to check was found in this directory/);
  });

  it('fails for an archive that is not a layout, and says what it is', () => {
    writeFileSync(join(folder.path, 'saved.tar'), tarArchive([{ path: 'manifest.json', content: '[]' }]));
    const { status, stderr } = folder.run('saved.tar');
    assert.equal(status, 2);
    assert.match(stderr, /^oci-manifest: saved\.tar: it is a docker-archive, not an OCI layout/);
  });

  for (const [what, content] of [
    ['a text', 'none'],
    ['other bytes', Buffer.from([0, 1, 2])],
  ] as const)
    it(`says that ${what} is not an archive, where the name says that it is`, () => {
      writeFileSync(join(folder.path, 'junk.tar.gz'), content);
      const { status, stderr } = folder.run('junk.tar.gz');
      assert.equal(status, 2);
      assert.match(stderr, /^oci-manifest: junk\.tar\.gz: it is not a tar archive\n/);
    });

  it('reads a document that is called like an archive', () => {
    folder.write('manifest.tar', broken.text('index.json'));
    assert.equal(folder.report('manifest.tar').files.length, 1);
  });

  it('accepts findings in an archive with a baseline', () => {
    folder.write('.oci-manifest.json', '{}');
    assert.equal(folder.run('--write-baseline', 'image.tar').status, 0);
    assert.equal(folder.run('image.tar').status, 0);
  });
});
