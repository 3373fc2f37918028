import assert from 'node:assert/strict';
import { constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { fileCalls, waitForFileCalls } from '#files/fileCalls';
import { FolderStore } from '#files/folderStore';
import { readRegularFile } from '#files/regularFile';

describe('the calls of the file system', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oci-manifest-'));
    writeFileSync(join(folder, 'a'), 'one');
  });

  afterEach(() => {
    waitForFileCalls(false);
    rmSync(folder, { recursive: true });
  });

  it('are done at once where the process waits for them', async () => {
    waitForFileCalls();
    const opening = fileCalls().open(join(folder, 'a'), constants.O_RDONLY);
    rmSync(join(folder, 'a'));
    const file = await opening;
    const reading = file.read(Buffer.alloc(10), 0, 10, 0);
    const closing = file.close();
    assert.equal((await reading).bytesRead, 3);
    await closing;
  });

  for (const waits of [false, true]) {
    it(`list and read the same ${waits ? 'at once' : 'in the thread pool'}`, async () => {
      waitForFileCalls(waits);
      const store = await FolderStore.at(folder);
      assert.deepEqual(
        (await store?.list())?.map(({ path, size }) => [path, size]),
        [['a', 3]],
      );
      assert.equal(Buffer.from((await store?.read('a', 1, 10)) ?? []).toString(), 'ne');
      assert.equal((await readRegularFile(join(folder, 'a'), 10)).toString(), 'one');
    });

    it(`say the same why they fail ${waits ? 'at once' : 'in the thread pool'}`, async () => {
      waitForFileCalls(waits);
      const absent = join(folder, 'absent');
      await assert.rejects(readRegularFile(absent, 10), {
        message: 'no such file or directory',
        code: 'ENOENT',
      });
      await assert.rejects(fileCalls().realpath(absent), { code: 'ENOENT' });
      await assert.rejects(readRegularFile(folder, 10), { message: 'it is a directory', code: 'EISDIR' });
      await assert.rejects(readRegularFile(join(folder, 'a'), 2), /is too large/);
    });
  }
});
