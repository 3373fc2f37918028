import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CancellationTokenSource,
  DidChangeWatchedFilesNotification,
  DocumentLinkRequest,
  FileChangeType,
  LSPErrorCodes,
  type CancellationToken,
} from 'vscode-languageserver-protocol/node';
import {
  layoutNodesRequest,
  layoutWayRequest,
  planRepairRequest,
  validatedFile,
  validateFilesRequest,
  verifyLayoutRequest,
  type VerifiedBlobs,
} from '#messages';
import { sha256DigestOf } from '#schemas/values/digest';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { likeVscode } from '#helpers/protocolClient';
import { type ProtocolDocument, protocolSession } from '#helpers/protocolDocument';
import { ServedLayout } from '#helpers/servedLayouts';

const folder = 'memfs:/project/layout';
const index = `${folder}/index.json`;

/** A sound layout with one image in a file system that only the client has. */
function virtualLayout(layer = 'a stand-in for a layer'): { served: ServedLayout; manifest: string } {
  const draft = new LayoutDraft();
  const image = draft.image({
    layers: [new TextEncoder().encode(layer)],
    layerType: 'text/plain',
    entry: { annotations: { 'org.opencontainers.image.ref.name': '1.0' } },
  });
  return { served: new ServedLayout(folder, draft.index([image]).files), manifest: pathOf(image.digest) };
}

/** Makes a file longer, as if it was edited. */
function edit(served: ServedLayout, path: string): void {
  served.files[path] = `${served.text(path)} `;
  served.modified[path] = Date.UTC(2026, 1, 1);
}

describe('the language server, in a layout of a virtual file system', () => {
  const { unopened } = protocolSession({
    uri: index,
    workspaceFolders: ['memfs:/project'],
    capabilities: likeVscode,
    initializationOptions: { servesFiles: true },
  });

  /** The index of a layout, opened in a client that serves the layout. The mark is at the first digest. */
  async function open(served: ServedLayout, options: Parameters<typeof unopened>[1] = {}) {
    const text = served.text('index.json').replace('"sha256:', '"|sha256:');
    const document = await unopened(text, options);
    served.serve(document.client.connection);
    await document.open();
    return document;
  }

  it('compares descriptors with the blobs that are there, and follows their changes', async () => {
    const { served, manifest } = virtualLayout();
    const document = await open(served);
    assert.deepEqual(await codesOf(document), []);
    edit(served, manifest);
    await document.client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: `${folder}/${manifest}`, type: FileChangeType.Changed }],
    });
    await document.client.nextRefresh();
    assert.deepEqual(await codesOf(document), ['blob-digest']);
  });

  it('applies the project file above it, which only the client can read', async () => {
    const { served, manifest } = virtualLayout();
    edit(served, manifest);
    served.projectFiles['memfs:/project/.oci-manifest.json'] = '{"rules":{"blob-digest":"off"}}';
    assert.deepEqual(await codesOf(await open(served)), []);
    served.projectFiles['memfs:/project/.oci-manifest.json'] = '{';
    assert.deepEqual(await codesOf(await open(served)), ['blob-digest']);
  });

  it('does without a project file until the client sends it', async () => {
    const { served, manifest } = virtualLayout();
    edit(served, manifest);
    served.projectFiles['memfs:/project/.oci-manifest.json'] = '{"rules":{"blob-digest":"off"}}';
    let send = (): void => undefined;
    served.projectsReadable = new Promise<void>((resolve) => (send = resolve));
    const document = await open(served, { patienceInMilliseconds: 1 });
    assert.deepEqual(await codesOf(document), ['blob-digest']);
    send();
    while ((await codesOf(document)).length > 0) await document.client.nextRefresh();
  });

  it('answers what is canceled while it waits for the layout', async () => {
    const { served } = virtualLayout();
    served.ready = new Promise<void>(() => undefined);
    const document = await open(served);
    const { client } = document;
    const canceled = new CancellationTokenSource();
    const answer = client.connection.sendRequest(
      DocumentLinkRequest.type,
      { textDocument: { uri: index } },
      canceled.token,
    );
    // What was asked for before has begun when this is answered.
    await document.hover();
    canceled.cancel();
    await assert.rejects(answer, { code: LSPErrorCodes.RequestCancelled });
  });

  it('leads to blobs, and explains them', async () => {
    const { served, manifest } = virtualLayout();
    const document = await open(served);
    const target = `${folder}/${manifest}`;
    assert.equal((await document.definition())?.uri, target);
    assert((await document.links()).some((link) => link.target === target));
    assert.match(JSON.stringify(await document.hover()), /In the layout: \*\*Image/);
  });

  it('leads to blobs as soon as it is read, however long that takes', async () => {
    const { served, manifest } = virtualLayout();
    let tell = (): void => undefined;
    served.ready = new Promise<void>((resolve) => (tell = resolve));
    const document = await open(served);
    const early = { diagnostics: await document.diagnostics('blob-digest'), hover: await document.hover() };
    assert.doesNotMatch(JSON.stringify(early), /In the layout/);
    const answers = Promise.all([document.links(), document.definition(), document.references(true)]);
    tell();
    const [links, definition, references] = await answers;
    const target = `${folder}/${manifest}`;
    assert(links.some((link) => link.target === target));
    assert.equal(definition?.uri, target);
    assert(references.some(({ uri }) => uri === target));
  });

  it('shows the tree of the layout', async () => {
    const { served, manifest } = virtualLayout();
    const { client } = await open(served);
    const roots = await client.connection.sendRequest(layoutNodesRequest, { folder, parent: null });
    assert.deepEqual(
      roots?.map(({ label, uri }) => [label, uri]),
      [['1.0', `${folder}/${manifest}`]],
    );
  });

  it('knows one in the root of the file system', async () => {
    const draft = new LayoutDraft();
    const artifact = draft.artifact();
    const served = new ServedLayout('memfs:', draft.index([artifact]).files);
    const uri = `memfs:/${pathOf(artifact.digest)}`;
    const { client } = await open(served, { uri: 'memfs:/index.json' });
    assert.equal((await client.connection.sendRequest(layoutWayRequest, { uri }))?.folder, 'memfs:');
    for (const folder of ['memfs:', 'memfs:/'])
      assert.equal(
        (await client.connection.sendRequest(layoutNodesRequest, { folder, parent: null }))?.length,
        1,
      );
    assert.equal(served.lists, 1);
  });

  it('gives an edited blob its new name', async () => {
    const { served, manifest } = virtualLayout();
    edit(served, manifest);
    const { client } = await open(served);
    const plan = await client.connection.sendRequest(planRepairRequest, {
      folder,
      repair: { type: 'rehash' },
    });
    assert.deepEqual(
      plan?.steps.map((step) => [step.type, step.uri]),
      [
        ['rename', `${folder}/${manifest}`],
        ['edit', index],
      ],
    );
  });

  it('verifies the digests of its blobs', async () => {
    const { served } = virtualLayout();
    const { client } = await open(served);
    const { blobs, unverified } = (await client.connection.sendRequest(verifyLayoutRequest, {
      uri: index,
      partialResultToken: 'results',
    })) as VerifiedBlobs;
    assert.equal(blobs, 3);
    assert.equal(unverified, null);
  });

  it('ends a verification that is canceled while the client does not answer, and begins the next', async () => {
    const { served } = virtualLayout('long '.repeat(100_000));
    const { client } = await open(served);
    await client.connection.sendRequest(layoutNodesRequest, { folder, parent: null });
    const verify = (token?: CancellationToken): Promise<VerifiedBlobs> =>
      client.connection.sendRequest(
        verifyLayoutRequest,
        { uri: index, partialResultToken: 'results' },
        token,
      ) as Promise<VerifiedBlobs>;
    const never = new Promise<void>(() => undefined);
    for (const hanging of ['readable', 'ready'] as const) {
      const lists = served.lists;
      const asked = new Promise<void>((resolve) => {
        // Whoever waits for this has asked.
        const then: typeof never.then = (...callbacks) => {
          resolve();
          return never.then(...callbacks);
        };
        served[hanging] = { then } as Promise<void>;
      });
      const source = new CancellationTokenSource();
      const canceled = verify(source.token);
      await asked;
      source.cancel();
      await assert.rejects(canceled, { code: LSPErrorCodes.RequestCancelled });
      served[hanging] = Promise.resolve();
      assert.equal((await verify()).blobs, 3);
      assert(served.lists > lists);
    }
  });

  it('validates its documents, however it is named', async () => {
    const { served, manifest } = virtualLayout();
    edit(served, manifest);
    const { client } = await open(served);
    for (const uri of [folder, `${folder}/`, index]) {
      const found: string[] = [];
      const listening = client.connection.onProgress(validatedFile, uri, ({ uri: file, diagnostics }) => {
        found.push(...diagnostics.map(({ code }) => `${file} ${String(code)}`));
      });
      await client.connection.sendRequest(validateFilesRequest, {
        uri,
        exclude: [],
        partialResultToken: uri,
      });
      listening.dispose();
      assert(found.includes(`${index} blob-digest`), found.join());
    }
  });

  it('asks only clients that say that they answer', async () => {
    const { served, manifest } = virtualLayout();
    edit(served, manifest);
    const document = await open(served, { initializationOptions: {} });
    assert(!(await codesOf(document)).includes('blob-digest'));
    assert.equal(served.lists, 0);
  });
});

describe('the language server, beside files of a virtual file system', () => {
  const uri = 'memfs:/project/manifest.json';
  const { unopened } = protocolSession({
    uri,
    workspaceFolders: ['memfs:/project'],
    capabilities: likeVscode,
    initializationOptions: { servesFiles: true },
  });
  const digestOfText = (text: string): string => sha256DigestOf(Buffer.from(text));
  const descriptor = `{
    "mediaType": "text/plain",
    "digest": "|${digestOfText('before')}",
    "size": 6,
    "annotations": { "org.opencontainers.image.title": "notes.txt" }
  }`;

  async function openBeside(files: Record<string, string>): Promise<ProtocolDocument> {
    const served = new ServedLayout('memfs:/project', files);
    const document = await unopened(descriptor);
    served.serve(document.client.connection);
    await document.open();
    return document;
  }

  it('compares descriptors with the files that titles name, and repairs them', async () => {
    const document = await openBeside({ 'notes.txt': 'afterward' });
    const [found, ...others] = await document.diagnostics('file-mismatch');
    assert.deepEqual(others, []);
    const [fix] = await document.fixes(found);
    assert.equal(fix?.title, 'Use the digest and size of notes.txt');
    assert.equal(
      document.edit(fix.edit),
      document.text.replace(digestOfText('before'), digestOfText('afterward')).replace('6,', '9,'),
    );
  });

  it('leads to the file that has a digest', async () => {
    const document = await openBeside({ other: 'before' });
    assert.deepEqual(
      (await document.links()).map(({ target }) => target),
      ['memfs:/project/other'],
    );
    assert.match(JSON.stringify(await document.hover()), /The file `other` beside this document/);
  });
});

async function codesOf(document: ProtocolDocument): Promise<unknown[]> {
  return (await document.diagnostics()).map(({ code }) => code);
}
