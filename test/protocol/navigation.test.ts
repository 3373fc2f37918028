import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ReferencesRequest, RenameRequest } from 'vscode-languageserver-protocol/node';
import { index, manifestDescriptor } from '#helpers/documents';
import { blobPathOf, digestOf, writeOutDigests } from '#helpers/markedText';
import { likeVscode } from '#helpers/protocolClient';
import { ProtocolDocument, protocolSession } from '#helpers/protocolDocument';

const uri = 'file:///layout/index.json';
const text = index({ manifests: [manifestDescriptor()], annotations: { 'org.example.key': '' } });
const atKey = text.replace('example.key', 'example.|key');
const blob = `file:///layout/${blobPathOf(digestOf('1'))}`;
const files = {
  [uri]: writeOutDigests(text),
  [blob]: JSON.stringify({ schemaVersion: 2, subject: { digest: digestOf('1') } }),
};

describe('the language server, asked for links, definitions and new names', () => {
  const { open, unopened } = protocolSession({ uri, files });

  it('links digests of a layout to its blobs', async () => {
    const document = await open(text);
    assert.deepEqual(
      (await document.links()).map(({ target }) => target),
      [blob],
    );
  });

  it('goes to the blob of a digest', async () => {
    const document = await open(text.replace('"$1', '"|$1'));
    const start = { line: 0, character: 0 };
    assert.deepEqual(await document.definition(), { uri: blob, range: { start, end: start } });
  });

  it('links and goes to no blob that is not there', async () => {
    const document = await open(text.replace('"$1', '"|$1'), { files: {} });
    assert.deepEqual(await document.links(), []);
    assert.equal(await document.definition(), null);
  });

  it('finds where a digest is mentioned, in the document and across its layout', async () => {
    const document = await open(text.replace('"$1', '"|$1'));
    const found = await document.references();
    assert.deepEqual(
      found.map((location) => location.uri),
      [uri, blob],
    );
    assert.deepEqual(
      (await document.references(true)).map((location) => location.uri),
      [uri, blob, blob],
    );
  });

  it('looks into documents that are open as they are in the editor', async () => {
    const document = await open(text.replace('"$1', '"|$1'));
    const manifest = new ProtocolDocument(document.client, '{ "schemaVersion": 2 }', { uri: blob });
    await manifest.open();
    assert.deepEqual(
      (await document.references()).map((location) => location.uri),
      [uri],
    );
  });

  it('does the same where a document is shown formatted', async () => {
    const options = { initializationOptions: { formattedScheme: 'formatted' } };
    const document = await open(text, options);
    const formatted = new ProtocolDocument(
      document.client,
      ((await document.formatted()) ?? '').replace('"sha256:', '"|sha256:'),
      { uri: `formatted:/index.json?${encodeURIComponent(uri)}` },
    );
    await formatted.open();
    assert.deepEqual(
      (await formatted.links()).map(({ target }) => target),
      [blob],
    );
    assert.deepEqual(
      (await formatted.references()).map((location) => location.uri),
      [formatted.uri, blob],
    );
  });

  it('renames an annotation key, in either form of edit', async () => {
    const versioned = await open(atKey);
    const { line, character } = versioned.cursor;
    const range = { start: { line, character: character - 13 }, end: { line, character: character + 4 } };
    const edits = [{ range, newText: '"org.example.name"' }];
    assert.deepEqual(await versioned.rename('org.example.name'), {
      documentChanges: [{ textDocument: { uri, version: 1 }, edits }],
    });
    const plain = await open(atKey, { capabilities: {} });
    assert.deepEqual(await plain.rename('org.example.name'), { changes: { [uri]: edits } });
  });

  it('offers references for single documents, while they are OCI documents', async () => {
    const textDocument = { ...likeVscode.textDocument, references: { dynamicRegistration: true } };
    const document = await open(text, { capabilities: { ...likeVscode, textDocument } });
    assert.equal(document.client.initialized.capabilities.referencesProvider, undefined);
    await document.diagnostics();
    const registration = await document.client.nextRegistration(ReferencesRequest.method);
    assert.deepEqual(registration.registerOptions, {
      documentSelector: [{ scheme: 'file', pattern: '/layout/index.json' }],
    });
  });

  it('offers rename for single documents, while they are OCI documents', async () => {
    const textDocument = { ...likeVscode.textDocument, rename: { dynamicRegistration: true } };
    const options = { capabilities: { ...likeVscode, textDocument }, uri: 'file:///elsewhere/index.json' };
    const document = await open(text, options);
    const { client } = document;
    assert.equal(client.initialized.capabilities.renameProvider, undefined);
    await document.diagnostics();
    const registration = await client.nextRegistration(RenameRequest.method);
    assert.deepEqual(registration.registerOptions, {
      documentSelector: [{ scheme: 'file', pattern: '/elsewhere/index.json' }],
      prepareProvider: true,
    });
    await document.change({ text: '{}' });
    await document.diagnostics();
    await client.nextUnregistration(RenameRequest.method);
  });

  it('says why something cannot be renamed, and logs no error', async () => {
    const elsewhere = await open(text.replace('"schema', '"sch|ema'));
    await assert.rejects(elsewhere.prepareRename(), /Only the key of an annotation/);
    const document = await open(atKey);
    await assert.rejects(document.rename(''), /cannot be empty/);
  });

  it('has nothing to offer in documents that are no OCI documents, or not open', async () => {
    const other =
      '{ "name": "x", "annotations": { "org.open|containers.image.url": "https://example.com" } }';
    for (const document of [
      await open(other, { uri: 'file:///other.json' }),
      await unopened(other, { uri: 'file:///elsewhere.json' }),
    ]) {
      assert.deepEqual(await document.links(), []);
      assert.equal(await document.definition(), null);
      assert.deepEqual(await document.references(), []);
      assert.equal(await document.prepareRename(), null);
      assert.equal(await document.rename('x'), null);
    }
  });
});
