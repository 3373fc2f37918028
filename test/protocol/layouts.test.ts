import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  DidChangeWatchedFilesNotification,
  DidSaveTextDocumentNotification,
  FileChangeType,
} from 'vscode-languageserver-protocol/node';
import {
  insertDescriptorRequest,
  layoutGraphRequest,
  layoutNodesRequest,
  layoutsChangedNotification,
  layoutWayRequest,
} from '#messages';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { likeVscode } from '#helpers/protocolClient';
import { type ProtocolDocument, protocolSession } from '#helpers/protocolDocument';

const folder = 'file:///project/layout';
const index = `${folder}/index.json`;

/** The files of a sound layout with one image, by URI. */
function soundLayout(): { files: Record<string, string>; manifest: string } {
  const draft = new LayoutDraft();
  const image = draft.image({
    layers: [new TextEncoder().encode('a stand-in for a layer')],
    layerType: 'text/plain',
    entry: { annotations: { 'org.opencontainers.image.ref.name': '1.0' } },
  });
  draft.index([image]);
  const files: Record<string, string> = {};
  for (const [path, content] of Object.entries(draft.files)) {
    if (content instanceof Uint8Array) files[`${folder}/${path}`] = new TextDecoder().decode(content);
    else if (typeof content === 'string') files[`${folder}/${path}`] = content;
  }
  return { files, manifest: `${folder}/${pathOf(image.digest)}` };
}

describe('the language server, in a layout', () => {
  const { open } = protocolSession({ uri: index, workspaceFolders: ['file:///project'] });

  it('compares descriptors with the blobs that are there, and follows their changes', async () => {
    const { files, manifest } = soundLayout();
    const document = await open(files[index] ?? '', { files, capabilities: likeVscode });
    assert.deepEqual(await codesOf(document), []);
    files[manifest] = `${files[manifest]} `;
    await document.client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: manifest, type: FileChangeType.Changed }],
    });
    await document.client.nextRefresh();
    assert.deepEqual(await codesOf(document), ['blob-digest']);
  });

  it('sees what the editor saves before anything tells of the change of the file', async () => {
    const { files, manifest } = soundLayout();
    const document = await open(files[manifest] ?? '', { uri: manifest, files, capabilities: likeVscode });
    assert(!(await codesOf(document)).includes('blob-name-outdated'));
    files[manifest] = `${files[manifest]} `;
    await document.client.connection.sendNotification(DidSaveTextDocumentNotification.type, {
      textDocument: { uri: manifest },
    });
    await document.client.nextRefresh();
    assert((await codesOf(document)).includes('blob-name-outdated'));
  });

  it('shows the tree of a layout, and what is wrong in it', async () => {
    const { files, manifest } = soundLayout();
    files[manifest] = (files[manifest] ?? '').replace('"schemaVersion":2', '"schemaVersion":1');
    const { client } = await open(files[index] ?? '', { files });
    const roots = await client.connection.sendRequest(layoutNodesRequest, { folder, parent: null });
    assert.deepEqual(
      roots?.map(({ label, role, severity, uri }) => [label, role, severity, uri]),
      [['1.0', 'image', 'error', manifest]],
    );
    // The version, the digest, and the size of the manifest.
    assert.match(roots[0]?.problems[0] ?? '', /^Error: /);
    assert.match(roots[0]?.problems[1] ?? '', /^and \d other problems?$/);
    const parts = await client.connection.sendRequest(layoutNodesRequest, {
      folder,
      parent: roots[0]?.path ?? null,
    });
    assert.deepEqual(
      parts?.map(({ label, role }) => [label, role]),
      [
        ['config', 'config'],
        ['layer 1', 'layer'],
      ],
    );
    // Nothing can be shown of a layer but its descriptor.
    const text = files[manifest] ?? '';
    const character = text.indexOf('{', text.indexOf('"layers"'));
    assert.deepEqual(
      parts.map(({ describedAt }) => describedAt),
      [null, { uri: manifest, position: { line: 0, character } }],
    );
  });

  it('knows where a document is in the tree', async () => {
    const { files, manifest } = soundLayout();
    const { client } = await open(files[index] ?? '', { files });
    assert.deepEqual(await client.connection.sendRequest(layoutWayRequest, { uri: manifest }), {
      folder,
      keys: [manifest.slice(folder.length + 1)],
    });
    assert.equal(await client.connection.sendRequest(layoutWayRequest, { uri: 'file:///other.json' }), null);
  });

  it('says what a manifest is that a layer is inserted into', async () => {
    const { files, manifest } = soundLayout();
    const document = await open(files[manifest] ?? '', { uri: manifest, files, capabilities: likeVscode });
    const inserted = await document.client.connection.sendRequest(insertDescriptorRequest, {
      uri: manifest,
      descriptor: { mediaType: 'text/plain', digest: `sha256:${'0'.repeat(64)}`, size: 1 },
      fileName: 'notes.txt',
      head: '',
    });
    assert.equal(inserted?.documentName, 'manifest of "1.0"');
  });

  it('draws a layout, or the part of it around a path, and says which documents its nodes are', async () => {
    const { files, manifest } = soundLayout();
    const { client } = await open(files[index] ?? '', { files });
    const ask = (around: string | null) =>
      client.connection.sendRequest(layoutGraphRequest, { folder, around, form: 'page' });
    const whole = await ask(null);
    assert.match(whole?.svg ?? '', /^<svg [^>]*aria-label="Image layout &quot;layout&quot;: 3 blobs"/);
    assert.deepEqual(
      whole?.nodes.slice(0, 2).map(({ key, document }) => [key, document]),
      [
        ['index.json', index],
        [manifest.slice(folder.length + 1), manifest],
      ],
    );
    const layer = whole.nodes.at(-1);
    assert.equal(layer?.document, null);
    assert.deepEqual(
      (await ask(layer.path))?.nodes.map(({ key }) => key),
      ['index.json', manifest.slice(folder.length + 1), layer.path],
    );
    assert.match(
      (await ask(layer.path))?.svg ?? '',
      /aria-label="Image layout &quot;layout&quot;: 2 of 3 blobs"/,
    );
    assert.equal(await ask('blobs/sha256/none'), null);
  });

  it('tells a client that has asked for the tree when something changes', async () => {
    const { files, manifest } = soundLayout();
    const { client } = await open(files[index] ?? '', { files, capabilities: likeVscode });
    await client.connection.sendRequest(layoutNodesRequest, { folder, parent: null });
    const changed = new Promise<void>((resolve) => {
      client.connection.onNotification(layoutsChangedNotification, resolve);
    });
    await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: manifest, type: FileChangeType.Deleted }],
    });
    await changed;
  });

  it('has no tree of what is not a layout', async () => {
    const { client } = await open('{}', { files: {} });
    assert.equal(await client.connection.sendRequest(layoutNodesRequest, { folder, parent: null }), null);
  });
});

async function codesOf(document: ProtocolDocument): Promise<unknown[]> {
  return (await document.diagnostics()).map(({ code }) => code);
}
