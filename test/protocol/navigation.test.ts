import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import {
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentLinkRequest,
  PrepareRenameRequest,
  RenameRequest,
} from 'vscode-languageserver-protocol/node';
import {
  likeVscode,
  startProtocolClient,
  type ClientOptions,
  type ProtocolClient,
} from '#helpers/protocolClient';
import { digestOf, writeOutDigests } from '#helpers/markedText';

const uri = 'file:///layout/index.json';
const index = writeOutDigests(`{
  "schemaVersion": 2,
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 7 }
  ],
  "annotations": { "org.example.key": "" }
}
`);
const blob = `file:///layout/blobs/${digestOf('1').replace(':', '/')}`;
const key = { line: 5, character: 25 };

describe('the language server, asked for links, definitions and new names', () => {
  let client: ProtocolClient;
  afterEach(() => client.stop());

  it('links digests of a layout to its blobs', async () => {
    client = await open(index);
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
    assert.deepEqual(
      links?.map(({ target }) => target),
      [blob],
    );
  });

  it('goes to the blob of a digest', async () => {
    client = await open(index);
    const position = { line: 3, character: 90 };
    const start = { line: 0, character: 0 };
    assert.deepEqual(
      await client.connection.sendRequest(DefinitionRequest.type, { textDocument: { uri }, position }),
      { uri: blob, range: { start, end: start } },
    );
  });

  it('renames an annotation key, in either form of edit', async () => {
    client = await open(index);
    const params = { textDocument: { uri }, position: key, newName: 'org.example.name' };
    const range = { start: { line: 5, character: 19 }, end: { line: 5, character: 36 } };
    const edits = [{ range, newText: '"org.example.name"' }];
    assert.deepEqual(await client.connection.sendRequest(RenameRequest.type, params), {
      documentChanges: [{ textDocument: { uri, version: 1 }, edits }],
    });
    await client.stop();
    client = await open(index, { capabilities: {} });
    assert.deepEqual(await client.connection.sendRequest(RenameRequest.type, params), {
      changes: { [uri]: edits },
    });
  });

  it('offers rename for single documents, while they are OCI documents', async () => {
    const textDocument = { ...likeVscode.textDocument, rename: { dynamicRegistration: true } };
    client = await open(index, { capabilities: { ...likeVscode, textDocument } });
    assert.equal(client.initialized.capabilities.renameProvider, undefined);
    const pull = () =>
      client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
    await pull();
    const registration = await client.nextRegistration(RenameRequest.method);
    assert.deepEqual(registration.registerOptions, {
      documentSelector: [{ scheme: 'file', pattern: '/layout/index.json' }],
      prepareProvider: true,
    });
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: '{}' }],
    });
    await pull();
    await client.nextUnregistration(RenameRequest.method);
  });

  it('says why something cannot be renamed, and logs no error', async () => {
    client = await open(index);
    const textDocument = { uri };
    await assert.rejects(
      client.connection.sendRequest(PrepareRenameRequest.type, {
        textDocument,
        position: { line: 1, character: 6 },
      }),
      /Only the key of an annotation/,
    );
    await assert.rejects(
      client.connection.sendRequest(RenameRequest.type, { textDocument, position: key, newName: '' }),
      /cannot be empty/,
    );
  });

  it('has nothing to offer in documents that are no OCI documents, or not open', async () => {
    client = await open(
      '{ "name": "x", "annotations": { "org.opencontainers.image.url": "https://example.com" } }',
    );
    for (const address of [uri, 'file:///elsewhere.json']) {
      const textDocument = { uri: address };
      const at = { textDocument, position: { line: 0, character: 40 } };
      const { connection } = client;
      assert.deepEqual(await connection.sendRequest(DocumentLinkRequest.type, { textDocument }), []);
      assert.equal(await connection.sendRequest(DefinitionRequest.type, at), null);
      assert.equal(await connection.sendRequest(PrepareRenameRequest.type, at), null);
      assert.equal(await connection.sendRequest(RenameRequest.type, { ...at, newName: 'x' }), null);
    }
  });

  async function open(text: string, options?: ClientOptions): Promise<ProtocolClient> {
    const opened = await startProtocolClient(options);
    const textDocument = { uri, languageId: 'json', version: 1, text };
    await opened.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return opened;
  }
});
