import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { mock } from 'node:test';
import { URI } from 'vscode-uri';
import {
  asked,
  filesOnDisk,
  FileType,
  startAnew,
  virtualFolders,
  workspaceFolders,
} from '#helpers/vscodeModule';
import * as vscode from 'vscode';
import { LayoutFolders } from '#client/layoutFolders';
import { Limit } from '#client/limit';
import { virtualFiles } from '#client/virtualFiles';
import { findVirtualLayouts } from '#client/virtualLayouts';

const folder = {
  uri: URI.parse('memfs:/project'),
  name: 'project',
  index: 0,
} as unknown as vscode.WorkspaceFolder;

describe('layouts in a workspace folder of a virtual file system', () => {
  beforeEach(() => {
    startAnew();
    mock.timers.enable({ apis: ['setTimeout'] });
  });
  afterEach(() => mock.timers.reset());

  /** The folders of the layouts that are found where VS Code cannot search, below that of the workspace. */
  async function found(
    folders: Readonly<Record<string, Readonly<Record<string, number>>>>,
  ): Promise<string[]> {
    for (const [path, entries] of Object.entries(folders)) virtualFolders.set(`/project${path}`, entries);
    asked.searchesEnd = false;
    const finding = findVirtualLayouts(folder, 1000);
    mock.timers.tick(2_000);
    return (await finding).map(({ path }) => path.slice('/project'.length));
  }

  it('are found by looking into folders, but not into layouts, packages and links', async () => {
    const { File: file, Directory: directory, SymbolicLink: link } = FileType;
    assert.deepEqual(
      await found({
        '': { a: directory, b: directory, node_modules: directory, around: directory | link },
        '/a': { 'oci-layout': file, blobs: directory },
        '/a/blobs': { 'oci-layout': file },
        '/b': { c: directory, 'oci-layout': directory },
        '/b/c': { 'oci-layout': file },
        '/node_modules': { 'oci-layout': file },
        '/around': { 'oci-layout': file },
      }),
      ['/a/oci-layout', '/b/c/oci-layout'],
    );
  });

  it('are looked for in so many folders', async () => {
    const names = Array.from({ length: 600 }, (_, index) => String(index));
    const layouts = names.map((name) => [`/${name}`, { 'oci-layout': FileType.File }] as const);
    const root = Object.fromEntries(names.map((name) => [name, FileType.Directory]));
    const folders = new Map<string, Readonly<Record<string, number>>>([['', root], ...layouts]);
    assert.equal((await found(Object.fromEntries(folders))).length, 499);
  });

  it('come later than those on the disk, which do not wait for them', async () => {
    const [disk, memory] = [URI.parse('file:///disk'), URI.parse('memfs:/project')];
    workspaceFolders.push({ uri: disk, name: 'disk', index: 0 }, { uri: memory, name: 'project', index: 1 });
    filesOnDisk.push(URI.parse('file:///disk/layout/oci-layout'));
    virtualFolders.set('/project', { 'oci-layout': FileType.File });
    asked.searchesEnd = false;
    const folders = new LayoutFolders();
    const change = new Promise((resolve) => folders.onDidChange(resolve));
    const known = async () => (await folders.all()).map((folder) => folder.toString());
    assert.deepEqual(await known(), ['file:///disk/layout']);
    mock.timers.tick(2_000);
    await change;
    assert.deepEqual(await known(), ['file:///disk/layout', 'memfs:/project']);
  });

  it('are those that VS Code finds where it can search', async () => {
    asked.searchesEnd = true;
    virtualFolders.set('/project', { 'oci-layout': FileType.File });
    assert.deepEqual(await findVirtualLayouts(folder, 100), []);
  });
});

describe('a limit', () => {
  it('does so much at a time, in order, and goes on after a failure', async () => {
    const limit = new Limit(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const done = [0, 1, 2, 3].map((index) =>
      limit.run(async () => {
        begun.push(index);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (index === 0) throw new Error('failed');
        return index;
      }),
    );
    assert.deepEqual(begun, [0, 1]);
    ends[0]?.();
    await assert.rejects(done[0]!);
    assert.deepEqual(begun, [0, 1, 2]);
    ends[1]?.();
    await done[1];
    ends[2]?.();
    await done[2];
    ends[3]?.();
    assert.deepEqual(await Promise.all(done.slice(1)), [1, 2, 3]);
  });
});

describe('the virtual file systems', () => {
  it('are asked the next question as soon as one is canceled that they do not answer', async () => {
    const answers = mock.method(
      vscode.workspace.fs,
      'readFile',
      () => new Promise<Uint8Array>(() => undefined),
    );
    const cancels: (() => void)[] = [];
    const token = {
      isCancellationRequested: false,
      onCancellationRequested: (cancel: () => void) => {
        cancels.push(cancel);
        return { dispose: () => undefined };
      },
    } as unknown as vscode.CancellationToken;
    const file = URI.parse('memfs:/file');
    const canceled = Promise.allSettled(Array.from({ length: 8 }, () => virtualFiles.readFile(file, token)));
    const next = virtualFiles.readFile(file);
    answers.mock.mockImplementation(() => Promise.resolve(Uint8Array.of(1)));
    for (const cancel of cancels) cancel();
    assert.deepEqual(await next, Uint8Array.of(1));
    assert((await canceled).every(({ status }) => status === 'rejected'));
    answers.mock.restore();
  });
});
