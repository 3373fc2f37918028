import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import { asked, startAnew } from '#helpers/vscodeModule';
import { DeletedFiles } from '#client/deletedFiles';
import { onDidDelete } from '#client/folderChanges';

const file = (path: string): URI => URI.file(path);

describe('files that were deleted', () => {
  it('have in them what was in a deleted folder, and nothing beside it', () => {
    const deleted = new DeletedFiles();
    deleted.add('file:///project/layout');
    deleted.add('file:///project/a.tar');
    const isGone = (path: string): boolean => deleted.has(`file://${path}`);
    for (const path of ['/project/layout', '/project/layout/blobs/sha256/1', '/project/a.tar'])
      assert.equal(isGone(path), true, path);
    for (const path of ['/project/layout2', '/project', '/project/a.tar.gz', '/other/layout'])
      assert.equal(isGone(path), false, path);
  });
});

describe('the deletions in a workspace', () => {
  let told: ((file: URI) => boolean)[];
  let whenTold: Promise<void>;

  beforeEach(() => {
    startAnew();
    told = [];
    whenTold = new Promise((resolve) => {
      onDidDelete((isGone) => {
        told.push(isGone);
        resolve();
      });
    });
  });

  const happens = (what: 'create' | 'delete', path: string): void => {
    for (const watcher of asked.watchers) watcher.tell(what, file(path));
  };

  it('are told together, so that known files are looked at once', async () => {
    for (let number = 0; number < 1000; number++) happens('delete', `/project/${number}`);
    await whenTold;
    assert.equal(told.length, 1);
    assert.equal(told[0]?.(file('/project/7/oci-layout')), true);
    assert.equal(told[0](file('/project/1000/oci-layout')), false);
  });

  it('are told before what comes again', () => {
    happens('delete', '/project/layout');
    happens('create', '/project/other');
    assert.equal(told.length, 0);
    happens('create', '/project/layout/oci-layout');
    assert.equal(told.length, 1);
  });
});
