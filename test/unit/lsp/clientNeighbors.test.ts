import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { digestOf } from '#schemas/values/digest';
import {
  largestSentFileInBytes,
  listNeighborsRequest,
  mostNeighborsAsked,
  type ListNeighborsParams,
  type VirtualFileParams,
} from '#messages';
import { withNeighborsOf } from '#lsp/clientNeighbors';
import type { Client } from '#lsp/clientStore';
import { UnreachableFiles } from '#lsp/host';
import type { NeighborQuery, Neighbors } from '#service';
import { ServedLayout } from '#helpers/servedLayouts';

const folder = 'memfs:/project';

function clientOf(served: ServedLayout): Client {
  const answer = ({ method }: { method: string }, params: ListNeighborsParams & VirtualFileParams) =>
    Promise.resolve(
      method === listNeighborsRequest.method
        ? served.listNeighbors(params)
        : served.read(params.folder, params.path, params.most),
    );
  return { sendRequest: answer as unknown as Client['sendRequest'] };
}

/** A query about titles, of which so many first bytes are wanted, and sizes. */
function about(titled: Record<string, number>, sizes: number[] = []): NeighborQuery {
  return {
    folder,
    ownName: 'manifest.json',
    titled: new Map(Object.entries(titled)),
    sizes: new Set(sizes),
    algorithms: new Set(['sha256']),
  };
}

describe('files beside a document in a file system that only the client has', () => {
  let served: ServedLayout;
  beforeEach(() => (served = new ServedLayout(folder, { a: 'aaa', b: 'bbb', 'manifest.json': '{ }' })));

  const read = (query: NeighborQuery, previous?: Neighbors) =>
    withNeighborsOf(clientOf(served), undefined).read(query, previous);
  const digest = (text: string) => digestOf('sha256', Buffer.from(text));

  it('are those that titles name, with their first bytes, and those of a size', async () => {
    const files = (await read(about({ a: 2 }, [3])))?.files.values() ?? [];
    assert.deepEqual(
      [...files].map(({ path, size, head, digests }) => [path, size, String(Buffer.from(head)), digests]),
      [
        ['a', 3, 'aa', [digest('aaa')]],
        ['b', 3, '', [digest('bbb')]],
      ],
    );
  });

  it('are no others than those that are asked for, whatever the client lists', async () => {
    const paths = ['a', 'a', '../b', '..', 'in/b', '/b', 'b\\c', 'file:///etc/b', 'd', 'b', 'manifest.json'];
    for (const path of paths) served.files[path] = 'aaa';
    served.listNeighbors = () => ({
      files: paths.map((path) => ({ path, type: path === 'd' ? 'folder' : 'file', size: 3, modified: null })),
    });
    const files = await read(about({ a: 2, d: 2 }, [3]));
    assert.deepEqual([...(files?.files.keys() ?? [])], ['a', 'b']);
    assert.deepEqual(served.reads, ['a', 'b']);
  });

  it('are no more than a client is to look at', async () => {
    const names = Array.from({ length: mostNeighborsAsked + 50 }, (_, index) => `${index}`);
    for (const path of [...names, 'titled']) served.files[path] = 'x';
    await read(about({ titled: 1 }, [1]));
    assert.equal(served.reads.length, mostNeighborsAsked + 1);
    assert(served.reads.includes('titled'));
  });

  it('are read again only if they change, or more is asked of them', async () => {
    const first = await read(about({ a: 2 }, [3]));
    served.reads.length = 0;
    assert.equal(await read(about({ a: 2 }, [3]), first), first);
    assert.deepEqual(served.reads, []);
    served.files['b'] = 'BBB';
    served.modified['b'] = Date.UTC(2026, 1, 1);
    const second = await read(about({ a: 3 }, [3]), first);
    assert.deepEqual(served.reads, ['a', 'b']);
    assert.equal(second?.withDigest(digest('BBB') ?? '')?.path, 'b');
  });

  it('are hashed in pieces', async () => {
    const long = Buffer.alloc(2.5 * 1024 * 1024, 'long');
    served.files['a'] = long;
    assert.deepEqual((await read(about({ a: 0 })))?.files.get('a')?.digests, [digestOf('sha256', long)]);
  });

  it('are not read where they are too long, one by one or together', async () => {
    const names = ['1', '2', '3', '4', '5'];
    for (const name of names) served.files[name] = new Uint8Array(largestSentFileInBytes);
    served.files['a'] = new Uint8Array(largestSentFileInBytes + 1);
    const titled = Object.fromEntries(['a', ...names].map((name) => [name, 1]));
    await read({ ...about(titled), algorithms: new Set() });
    assert.deepEqual(served.reads, ['1', '2', '3', '4']);
  });

  it('are unknown where the client cannot list them, and absent where it lists none', async () => {
    served.problem = 'The file system does not answer.';
    await assert.rejects(read(about({ a: 2 })), UnreachableFiles);
    served.problem = undefined;
    assert.equal(await read({ ...about({ a: 2 }), folder: 'memfs:/other' }), undefined);
  });

  it('are not known where a file is not as long as it is said to be', async () => {
    served.read = () => ({ content: Buffer.from('more than three').toString('base64') });
    assert.deepEqual([...((await read(about({ a: 2 })))?.files.keys() ?? [])], []);
  });

  it('are asked of the host where it has the files', async () => {
    const asked: string[] = [];
    const host = {
      read: (query: NeighborQuery) => {
        asked.push(query.folder);
        return Promise.resolve(undefined);
      },
    };
    await withNeighborsOf(clientOf(served), host).read({ ...about({ a: 2 }), folder: 'file:///project' });
    assert.deepEqual([asked, served.lists], [['file:///project'], 0]);
  });
});
