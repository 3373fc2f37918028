import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { listBlobs } from '#files/layoutFiles';

describe('the blobs of a layout', () => {
  let folder: string;
  const write = (path: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    write('layout/index.json');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const blobs = async (): Promise<string[]> => [...(await listBlobs(join(folder, 'layout')))].sort();

  it('are the files in the folders of algorithms', async () => {
    write('layout/blobs/sha256/a');
    write('layout/blobs/sha512/b');
    write('layout/blobs/not-in-a-folder');
    mkdirSync(join(folder, 'layout/blobs/sha256/folder'));
    assert.deepEqual(await blobs(), ['blobs/sha256/a', 'blobs/sha512/b']);
  });

  it('are none where there is no folder of blobs', async () => {
    assert.deepEqual(await blobs(), []);
    assert.deepEqual([...(await listBlobs(join(folder, 'nowhere')))], []);
  });

  it('are not outside of the layout, links followed', async function () {
    if (process.platform === 'win32') this.skip();
    write('elsewhere/secret');
    write('layout/blobs/sha256/a');
    symlinkSync('a', join(folder, 'layout/blobs/sha256/b'));
    symlinkSync(join(folder, 'elsewhere/secret'), join(folder, 'layout/blobs/sha256/c'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'layout/blobs/sha512'));
    assert.deepEqual(await blobs(), ['blobs/sha256/a', 'blobs/sha256/b']);
  });
});
