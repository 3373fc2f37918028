import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { mock } from 'node:test';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CancellationToken } from 'vscode-languageserver';
import { digestOf } from '#schemas/values/digest';
import {
  largestSentFileInBytes,
  virtualFileRequest,
  listLayoutRequest,
  type VirtualFileParams,
} from '#messages';
import { verifyLayout } from '#files/verifyLayout';
import { unverifiedPart, withLayoutsOf } from '#lsp/clientLayouts';
import type { Client } from '#lsp/clientStore';
import { UnreachableFiles, type LayoutHost } from '#lsp/host';
import { Layouts } from '#lsp/layouts';
import type { Layout } from '#service';
import { LayoutDraft, ociTar, pathOf } from '#helpers/layoutDraft';
import { layoutOf } from '#helpers/layouts';
import { ServedLayout } from '#helpers/servedLayouts';
import { repositoryRoot } from '#scripts/vscodeHost/paths';

const folder = 'memfs:/layout';
const hostWithFiles: LayoutHost = { read: () => Promise.resolve(undefined) };
const workerFile = join(repositoryRoot, 'dist', 'server', 'verifyWorker.js');

/** A client that serves one layout; what it answers in place of that, a test says by method, or by method and path. */
function clientOf(served: ServedLayout, answers: Readonly<Record<string, unknown>> = {}): Client {
  const answer = ({ method }: { method: string }, params: VirtualFileParams): Promise<unknown> => {
    const { folder: asked, path, most } = params;
    for (const key of [method, `${method} ${path}`]) if (key in answers) return Promise.resolve(answers[key]);
    return Promise.resolve(
      method === listLayoutRequest.method ? served.list(asked) : served.read(asked, path, most),
    );
  };
  return { sendRequest: answer as unknown as Client['sendRequest'] };
}

describe('a layout in a file system that only the client has', () => {
  let served: ServedLayout;
  let manifest: string;

  beforeEach(() => {
    const draft = new LayoutDraft();
    const image = draft.image();
    manifest = pathOf(image.digest);
    served = new ServedLayout(folder, draft.index([image]).files);
  });

  const read = (previous?: Layout, host?: LayoutHost, client = clientOf(served)) =>
    withLayoutsOf(client, host).read(folder, previous);

  it('is read as any other where it is on the computer, and the server is in a browser', async () => {
    const local = new ServedLayout('file:///layout', new LayoutDraft().index([]).files);
    const client = clientOf(local);
    const layout = await withLayoutsOf(client, undefined).read('file:///layout', undefined);
    assert.equal(layout?.contents.get('index.json')?.document?.model?.kind, 'image-index');
    // A host with files reads them itself.
    assert.equal(await withLayoutsOf(client, hostWithFiles).read('file:///layout', undefined), undefined);
  });

  it('is read as any other', async () => {
    const layout = await read();
    const expected = await layoutOf(served.files as Record<string, string>, folder);
    const facts = ({ contents }: Layout) =>
      [...contents.values()].map(({ path, type, size, digest, document }) => [
        path,
        type,
        size,
        digest,
        document?.model?.kind,
      ]);
    assert(layout !== undefined);
    assert.deepEqual(facts(layout).sort(), facts(expected).sort());
    assert.equal(layout.contents.get('index.json')?.document?.uri, `${folder}/index.json`);
  });

  it('is not one where the client finds none', async () => {
    assert.equal(await withLayoutsOf(clientOf(served), undefined).read('memfs:/other', undefined), undefined);
  });

  it('is not asked for where the server reads files itself, nor for other forms of a file', async () => {
    const asked: string[] = [];
    const host: LayoutHost = {
      read(address) {
        asked.push(address);
        return Promise.resolve(undefined);
      },
    };
    const layouts = withLayoutsOf(clientOf(served), host);
    const others = ['file:///layout', 'oci-archive:/image.tar%21', 'git:/layout?%7B%22ref%22%3A%22~%22%7D'];
    for (const address of others) await layouts.read(address, undefined);
    assert.deepEqual(asked, others);
    assert.equal(served.lists, 0);
  });

  it('is there without any files of the host', async () => {
    assert((await read(undefined, undefined)) !== undefined);
    assert.equal(
      await withLayoutsOf(clientOf(served), undefined).read('file:///layout', undefined),
      undefined,
    );
  });

  it('reads nothing again that has not changed', async () => {
    const first = await read();
    served.reads.length = 0;
    await read(first);
    assert.deepEqual(served.reads, []);
    served.modified[manifest] = Date.UTC(2026, 1, 1);
    await read(first);
    assert.deepEqual(served.reads, [manifest]);
  });

  it('reads again what was changed a moment ago, and what has no time', async () => {
    served.modified['index.json'] = Date.now();
    served.modified[manifest] = null;
    const first = await read();
    served.reads.length = 0;
    await read(first);
    assert.deepEqual(served.reads, ['index.json', manifest]);
  });

  it('does not follow links, and says so', async () => {
    served.files[manifest] = { type: 'link' };
    const content = (await read())?.contents.get(manifest);
    assert.deepEqual([content?.type, content?.link, content?.document], ['outside', undefined, undefined]);
    assert(!served.reads.includes(manifest));
  });

  it('says why a file cannot be read', async () => {
    const answers = { [`${virtualFileRequest.method} ${manifest}`]: { problem: 'is not there' } };
    const layout = await read(undefined, undefined, clientOf(served, answers));
    assert.equal(layout?.contents.get(manifest)?.problem, 'is not there');
    assert(layout.contents.get('index.json')?.document !== undefined);
  });

  const unknown: Readonly<Record<string, () => void>> = {
    'the client cannot list it': () => (served.problem = 'it is not reachable'),
    'blobs is a link': () => (served.files['blobs'] = { type: 'link' }),
    'a folder of blobs is a link': () => (served.files['blobs/sha512'] = { type: 'link' }),
    'the file system says that each file is empty': () => {
      for (const path of Object.keys(served.files)) served.files[path] = '';
    },
  };
  for (const [name, spoil] of Object.entries(unknown))
    it(`is unknown where ${name}`, async () => {
      spoil();
      await assert.rejects(read(), UnreachableFiles);
    });

  it('is unknown where the client answers something else', async () => {
    const odd = clientOf(served, { [listLayoutRequest.method]: { files: [{ path: 1 }] } });
    await assert.rejects(read(undefined, undefined, odd), UnreachableFiles);
    const binary = clientOf(served, { [virtualFileRequest.method]: { content: '*' } });
    const layout = await read(undefined, undefined, binary);
    assert(layout?.contents.get('index.json')?.problem !== undefined);
  });

  describe('that is verified', () => {
    const verify = async (canceled = false): Promise<Layout> => {
      const layout = await read();
      assert(layout !== undefined);
      const token = {
        isCancellationRequested: canceled,
        onCancellationRequested: () => ({ dispose: () => undefined }),
      };
      const verified = await withLayoutsOf(clientOf(served), undefined).verify?.(layout, {
        token,
        onProgress: (...bytes) => progress.push(bytes),
      });
      assert(typeof verified === 'object');
      return verified;
    };
    const progress: (readonly number[])[] = [];
    const large = new Uint8Array(100_000).fill(7);
    const path = pathOf(digestOf('sha256', large) ?? '');

    it('has the digests of blobs that are sent whole', async () => {
      served.files[path] = large;
      assert.equal((await read())?.contents.get(path)?.digest, undefined);
      assert.equal((await verify()).contents.get(path)?.digest, digestOf('sha256', large));
      assert.deepEqual(progress.at(-1), [100_000, 100_000]);
    });

    it('says which blobs were not read, and why', async () => {
      served.files[path] = new Uint8Array(largestSentFileInBytes + 1);
      const verified = await verify();
      assert.equal(verified.contents.get(path)?.digest, undefined);
      assert.equal(unverifiedPart(verified, undefined), '1 blob of more than 16 MiB was not read.');
      assert.equal(
        unverifiedPart(await layoutOf(new LayoutDraft().index([]).files), hostWithFiles),
        undefined,
      );
    });

    it('reads no more when it is canceled', async () => {
      served.files[path] = large;
      assert.equal((await verify(true)).contents.get(path)?.digest, undefined);
    });

    for (const answer of [5, { files: null }, { files: [null, { path: 5 }] }])
      it(`is not after the client has listed it as ${JSON.stringify(answer)}`, async () => {
        const layout = await read();
        assert(layout !== undefined);
        const client = clientOf(served, { [listLayoutRequest.method]: answer });
        const work = { token: CancellationToken.None, onProgress: () => undefined };
        assert.equal(
          await withLayoutsOf(client, undefined).verify?.(layout, work),
          'The layout cannot be read now: the list of its files that the editor sent is not valid.',
        );
      });

    it('is not when it is gone meanwhile', async () => {
      const layout = await read();
      assert(layout !== undefined);
      served.problem = 'it is not reachable';
      const work = { token: CancellationToken.None, onProgress: () => undefined };
      assert.equal(
        await withLayoutsOf(clientOf(served), undefined).verify?.(layout, work),
        'The layout cannot be read now: it is not reachable.',
      );
    });
  });

  describe('with a layer in gzip', () => {
    const content = randomBytes(100_000);
    const compressed = gzipSync(content);
    const { digest } = new LayoutDraft().blob(`${ociTar}+gzip`, compressed);

    beforeEach(() => {
      const draft = new LayoutDraft();
      const image = draft.image({ layers: [compressed], layerType: `${ociTar}+gzip` });
      served = new ServedLayout(folder, draft.index([image]).files);
    });

    const verifyBy = async (host: LayoutHost | undefined): Promise<Layout> => {
      const layout = await read();
      assert(layout !== undefined);
      const work = { token: CancellationToken.None, onProgress: () => undefined };
      const verified = await withLayoutsOf(clientOf(served), host).verify?.(layout, work);
      assert(typeof verified === 'object');
      return verified;
    };

    it('is decompressed by a host that has files', async () => {
      const verified = await verifyBy({
        read: () => Promise.resolve(undefined),
        verifyServed: (layout, only, readBlob) =>
          verifyLayout(
            layout,
            { placeOf: (path) => ({ serve: () => readBlob(path) }) },
            { only, workerFile },
          ),
      });
      const blob = verified.blob(digest);
      assert.equal(blob?.digest, digest);
      assert.deepEqual(blob.uncompressed, {
        digest: digestOf('sha256', content),
        size: 100_000,
        isNoTar: true,
      });
      assert.equal(unverifiedPart(verified, undefined), undefined);
    });

    it('is not decompressed by another host', async () => {
      const verified = await verifyBy(undefined);
      assert.equal(verified.blob(digest)?.digest, digest);
      assert.equal(
        unverifiedPart(verified, undefined),
        'In a browser, compressed layers are not decompressed.',
      );
    });
  });

  it('is verified by the host where that has files', async () => {
    const host: LayoutHost = {
      read: () => Promise.resolve(undefined),
      verify: (layout) => Promise.resolve(layout),
    };
    const work = { token: {} as never, onProgress: () => undefined };
    const onDisk = await layoutOf(new LayoutDraft().index([]).files);
    assert.equal(await withLayoutsOf(clientOf(served), host).verify?.(onDisk, work), onDisk);
  });

  describe('that was lost', () => {
    beforeEach(() => mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 5, 1) }));
    afterEach(() => mock.timers.reset());

    it('is looked for again after a moment, although nothing in it has changed', async () => {
      const layouts = new Layouts(
        withLayoutsOf(clientOf(served), undefined),
        { keys: () => [] },
        () => undefined,
        () => true,
      );
      served.problem = 'it is not reachable';
      assert.equal(await layouts.in(folder), undefined);
      served.problem = undefined;
      assert.equal(await layouts.in(folder), undefined);
      mock.timers.tick(3_000);
      assert((await layouts.in(folder)) !== undefined);
      mock.timers.tick(3_000);
      await layouts.in(folder);
      assert.equal(served.lists, 2);
    });
  });
});
