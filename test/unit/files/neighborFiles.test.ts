import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { NeighborFiles } from '#files/neighborFiles';
import { largestNeighborInBytes, mostNeighborsListed } from '#schemas/limits';
import type { NeighborQuery } from '#service';
import { needsUnix } from '#helpers/skips';

const sha256 = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

describe('the files beside a document', () => {
  let root: string;
  const write = (path: string, text = ''): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    write('project/manifest.json', '{}');
  });

  afterEach(() => rmSync(root, { recursive: true }));

  /** What a document asks whose titles name files, and whose descriptors have sizes. */
  const query = (titles: readonly string[], sizes: readonly number[] = []): NeighborQuery => ({
    folder: pathToFileURL(join(root, 'project')).href,
    ownName: 'manifest.json',
    titled: new Map(titles.map((title) => [title, 4])),
    sizes: new Set(sizes),
    algorithms: new Set(['sha256']),
  });
  const read = async (titles: readonly string[], sizes?: readonly number[]): Promise<string[]> => {
    const neighbors = await new NeighborFiles().read(query(titles, sizes));
    return [...(neighbors?.files.keys() ?? [])];
  };

  it('are those that titles name, with digest and first bytes', async () => {
    write('project/hello.wasm', 'content');
    write('project/docs/notes.txt', 'some notes');
    write('project/other', 'nobody asks');
    const neighbors = await new NeighborFiles().read(query(['hello.wasm', 'docs/notes.txt', 'absent']));
    assert.deepEqual(
      Array.from(neighbors?.files.values() ?? [], ({ path, size, digests, head }) => [
        path,
        size,
        digests,
        Buffer.from(head).toString(),
      ]),
      [
        ['hello.wasm', 7, [sha256('content')], 'cont'],
        ['docs/notes.txt', 10, [sha256('some notes')], 'some'],
      ],
    );
  });

  it('are those in the folder that have the size of a descriptor', async () => {
    write('project/a', '123');
    write('project/b', '1234');
    write('project/below/c', '123');
    assert.deepEqual(await read([], [2, 3]), ['a']);
    const neighbors = await new NeighborFiles().read(query([], [3]));
    assert.equal(neighbors?.withDigest(sha256('123'))?.path, 'a');
  });

  it('are none that titles name elsewhere', async () => {
    write('secret', 'secret');
    assert.deepEqual(
      await read(['../secret', join(root, 'secret'), '/etc/passwd', 'a\0b', 'x'.repeat(5000)]),
      [],
    );
  });

  it('are none that links lead to elsewhere, and those that links lead to inside', async function () {
    needsUnix(this);
    write('elsewhere/secret', 'secret');
    write('project/real', 'real');
    symlinkSync('../elsewhere/secret', join(root, 'project/out'));
    symlinkSync('../elsewhere', join(root, 'project/folder'));
    symlinkSync('real', join(root, 'project/link'));
    symlinkSync('loop', join(root, 'project/loop'));
    symlinkSync('manifest.json', join(root, 'project/itself'));
    assert.deepEqual(await read(['out', 'folder/secret', 'link', 'loop', 'itself']), ['link']);
    assert.deepEqual(await read([], ['secret'.length]), []);
  });

  it('are regular files', async function () {
    needsUnix(this);
    mkdirSync(join(root, 'project/folder.d'));
    execFileSync('mkfifo', [join(root, 'project/fifo')]);
    assert.deepEqual(await read(['folder.d', 'fifo', '.'], [0]), []);
  });

  it('are not those in the folder of a layout, whose blobs they would be', async () => {
    write('project/hello.wasm');
    write('project/oci-layout', '{ "imageLayoutVersion": "1.0.0" }');
    assert.equal(await new NeighborFiles().read(query(['hello.wasm'])), undefined);
  });

  it('are not there for a document that is not in the file system', async () => {
    for (const folder of ['untitled:', 'git:/project', 'file://elsewhere/share', 'file:///absent'])
      assert.equal(await new NeighborFiles().read({ ...query(['a']), folder }), undefined);
  });

  it('are not hashed if they are huge', async () => {
    write('project/model.bin');
    truncateSync(join(root, 'project/model.bin'), largestNeighborInBytes + 1);
    const neighbors = await new NeighborFiles().read(query(['model.bin']));
    const model = neighbors?.files.get('model.bin');
    assert.deepEqual([model?.size, model?.digests], [largestNeighborInBytes + 1, []]);
  });

  it('are looked for among the first entries of a large folder only', async () => {
    for (let index = 0; index < 3 * mostNeighborsListed; index++) write(`project/file-${index}`, '12345');
    const found = await read(['file-2999'], [5]);
    assert.equal(found[0], 'file-2999');
    assert(found.length <= mostNeighborsListed + 1, `${found.length} files were read`);
  });

  it('are the same object until one of them changes', async () => {
    write('project/a', 'one');
    const files = new NeighborFiles();
    const first = await files.read(query(['a']));
    assert.equal(await files.read(query(['a']), first), first);
    write('project/a', 'two!');
    const second = await files.read(query(['a']), first);
    assert.notEqual(second, first);
    assert.deepEqual(second?.files.get('a')?.digests, [sha256('two!')]);
  });
});
