import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import { FileType, startAnew, virtualContents, virtualFolders } from '#helpers/vscodeModule';
import { listNeighbors } from '#client/servedNeighbors';
import { mostNeighborFolders, mostNeighborsAsked } from '#messages';

const { File: file, Directory: directory, SymbolicLink: link } = FileType;

describe('files beside a document in a virtual file system', () => {
  beforeEach(startAnew);

  /** The paths and sizes of the files that are listed. */
  async function listed(titled: readonly string[], sizes: readonly number[] = []): Promise<unknown> {
    const token = { onCancellationRequested: () => ({ dispose: () => undefined }) };
    const answer = await listNeighbors(
      URI.parse('memfs:/project'),
      { titled, sizes },
      { ...token, isCancellationRequested: false },
    );
    return answer !== null && 'files' in answer ? answer.files.map(({ path, size }) => [path, size]) : answer;
  }

  function has(files: Readonly<Record<string, string>>): void {
    for (const [path, content] of Object.entries(files)) virtualContents.set(`/project/${path}`, content);
  }

  it('are those that titles name, and those of a size', async () => {
    virtualFolders.set('/project', { 'a.wasm': file, b: file, c: file, d: directory });
    virtualFolders.set('/project/d', { 'e.txt': file, b2: file });
    has({ 'a.wasm': '12345', b: '12', c: '123', 'd/e.txt': '1', 'd/b2': '12' });
    assert.deepEqual(await listed(['a.wasm', 'd/e.txt', 'absent', 'absent/e.txt', 'd'], [2]), [
      ['a.wasm', 5],
      ['d/e.txt', 1],
      ['b', 2],
    ]);
  });

  it('are not behind links', async () => {
    virtualFolders.set('/project', { a: file | link, d: directory | link });
    virtualFolders.set('/project/d', { e: file });
    has({ a: '1', 'd/e': '1' });
    assert.deepEqual(await listed(['a', 'd/e'], [1]), []);
  });

  it('are not those of a layout, nor what cannot be looked at', async () => {
    virtualFolders.set('/project', { a: file, b: file });
    has({ a: '1' });
    assert.deepEqual(await listed(['a', 'b']), [['a', 1]]);
    virtualFolders.set('/project', { a: file, 'oci-layout': file });
    assert.equal(await listed(['a']), null);
  });

  it('are so many, in so many folders', async () => {
    const names = Array.from({ length: 500 }, (_, index) => String(1000 + index));
    virtualFolders.set('/project', Object.fromEntries(names.map((name) => [name, file])));
    has(Object.fromEntries(names.map((name) => [name, '1'])));
    assert.equal(((await listed([], [1])) as unknown[]).length, mostNeighborsAsked);
    startAnew();
    virtualFolders.set('/project', Object.fromEntries(names.map((name) => [name, directory])));
    for (const name of names) virtualFolders.set(`/project/${name}`, { a: file });
    has(Object.fromEntries(names.map((name) => [`${name}/a`, '1'])));
    assert.equal(((await listed(names.map((name) => `${name}/a`))) as unknown[]).length, mostNeighborFolders);
  });

  it('are unknown where the folder cannot be listed', async () => {
    assert.deepEqual(await listed(['a']), { problem: 'There is no such folder.' });
  });
});
