import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { FolderStore } from '#files/folderStore';
import { layoutIn, readLayoutInputs } from '#files/layoutFiles';
import { needsUnix } from '#helpers/skips';

describe('the store of a folder', () => {
  let folder: string;
  const write = (path: string, text = ''): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    write('layout/index.json', '{}');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const open = async (): Promise<FolderStore> => {
    const store = await FolderStore.at(join(folder, 'layout'));
    assert(store !== undefined);
    return store;
  };
  const listed = async (): Promise<string[]> =>
    (await (await open()).list()).map(({ path, type, size, link }) =>
      [path, type, size, ...(link === undefined ? [] : [`-> ${link}`])].join(' '),
    );

  it('has the address of the folder', async () => {
    assert.equal((await open()).address, pathToFileURL(join(folder, 'layout')).href);
    assert.equal(await FolderStore.at(join(folder, 'nowhere')), undefined);
  });

  it('lists what is in the places of a layout, and nothing deeper', async () => {
    write('layout/blobs/sha256/a', 'one');
    write('layout/blobs/sha512/b');
    write('layout/blobs/not-in-a-folder');
    write('layout/blobs/sha256/folder/too-deep');
    write('layout/other/file');
    assert.deepEqual(await listed(), [
      'blobs folder 0',
      'index.json file 2',
      'other folder 0',
      'blobs/not-in-a-folder file 0',
      'blobs/sha256 folder 0',
      'blobs/sha512 folder 0',
      'blobs/sha256/a file 3',
      'blobs/sha256/folder folder 0',
      'blobs/sha512/b file 0',
    ]);
  });

  it('follows links within the layout, and no others', async function () {
    needsUnix(this);
    write('elsewhere/secret', 'secret');
    write('layout/blobs/sha256/a', 'one');
    symlinkSync('a', join(folder, 'layout/blobs/sha256/b'));
    symlinkSync(join(folder, 'elsewhere/secret'), join(folder, 'layout/blobs/sha256/c'));
    symlinkSync('nowhere', join(folder, 'layout/blobs/sha256/d'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'layout/blobs/sha512'));
    assert.deepEqual((await listed()).slice(2), [
      'blobs/sha256 folder 0',
      `blobs/sha512 outside 0 -> ${join(folder, 'elsewhere')}`,
      'blobs/sha256/a file 3',
      'blobs/sha256/b file 3 -> a',
      `blobs/sha256/c outside 0 -> ${join(folder, 'elsewhere/secret')}`,
      'blobs/sha256/d other 0 -> nowhere',
    ]);
    await assert.rejects(
      (await open()).read('blobs/sha256/c', 0, 6),
      /is a link that leads out of the layout/,
    );
    await assert.rejects((await open()).read('blobs/sha512/secret', 0, 6), /leads out of the layout/);
  });

  it('reads parts of files, and nothing beyond their end', async () => {
    write('layout/blobs/sha256/a', '0123456789');
    const store = await open();
    const read = async (offset: number, length: number): Promise<string> =>
      Buffer.from(await store.read('blobs/sha256/a', offset, length)).toString();
    assert.deepEqual([await read(2, 3), await read(8, 9), await read(20, 1)], ['234', '89', '']);
  });

  it('reads no FIFO and no file that has vanished', async function () {
    needsUnix(this);
    mkdirSync(join(folder, 'layout/blobs/sha256'), { recursive: true });
    execFileSync('mkfifo', [join(folder, 'layout/blobs/sha256/a')]);
    assert.equal((await listed()).at(-1), 'blobs/sha256/a other 0');
    await assert.rejects((await open()).read('blobs/sha256/a', 0, 1), /is a FIFO, and only regular files/);
    await assert.rejects((await open()).read('blobs/sha256/b', 0, 1), /no such file or directory/);
  });

  describe('that cannot be read', () => {
    /** Nobody is kept from reading but who is not root, so another user reads. */
    const asOther = async (read: () => Promise<void>): Promise<void> => {
      const isRoot = process.geteuid?.() === 0;
      if (isRoot) process.seteuid?.(65534);
      try {
        await read();
      } finally {
        if (isRoot) process.seteuid?.(0);
      }
    };

    it('says so of a folder of blobs, and lists the others', async function () {
      needsUnix(this);
      write('layout/blobs/sha256/a', 'one');
      write('layout/blobs/sha512/b');
      for (const open of ['', 'layout', 'layout/blobs', 'layout/blobs/sha512'])
        chmodSync(join(folder, open), 0o755);
      chmodSync(join(folder, 'layout/blobs/sha256'), 0);
      await asOther(async () => {
        const files = (await (await open()).list()).filter(({ path }) => path.startsWith('blobs/'));
        assert.deepEqual(
          files.map(({ path, problem }) => [path, problem]),
          [
            ['blobs/sha256', 'permission denied'],
            ['blobs/sha512', undefined],
            ['blobs/sha512/b', undefined],
          ],
        );
      });
      chmodSync(join(folder, 'layout/blobs/sha256'), 0o755);
    });

    it('fails for the folder itself, and its layout is not taken for an empty one', async function () {
      needsUnix(this);
      write('layout/oci-layout', '{}');
      chmodSync(folder, 0o755);
      chmodSync(join(folder, 'layout'), 0o311);
      await asOther(async () => {
        await assert.rejects((await open()).list(), /^Error: permission denied$/);
        const found = await readLayoutInputs(join(folder, 'layout'), layoutIn);
        assert.deepEqual(found, [{ path: join(folder, 'layout'), problem: 'permission denied' }]);
      });
      chmodSync(join(folder, 'layout'), 0o755);
    });
  });

  it('tells when a file was changed', async () => {
    write('layout/a', 'one');
    const time = new Date('2026-01-02T03:04:05Z');
    utimesSync(join(folder, 'layout/a'), time, time);
    const found = (await (await open()).list()).find(({ path }) => path === 'a');
    assert.equal(found?.modified, time.getTime());
  });

  it('has another stamp for a file that was replaced', async () => {
    write('layout/a', 'one');
    const stampOf = async (): Promise<string | undefined> =>
      (await (await open()).list()).find(({ path }) => path === 'a')?.stamp;
    const before = await stampOf();
    assert.equal(await stampOf(), before);
    write('layout/a', 'two, and longer');
    assert.notEqual(await stampOf(), before);
  });
});
