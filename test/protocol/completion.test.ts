import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type ClientCapabilities,
  type MarkupContent,
} from 'vscode-languageserver-protocol/node';
import { protocolSession } from '#helpers/protocolDocument';

const begun = '{ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", |';

const types =
  '{ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": { "mediaType": "|" } }';

const workspace = { configuration: true };
const able: ClientCapabilities = {
  workspace,
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        insertTextModeSupport: { valueSet: [InsertTextMode.asIs] },
        labelDetailsSupport: true,
        tagSupport: { valueSet: [CompletionItemTag.Deprecated] },
        resolveSupport: { properties: ['documentation'] },
      },
    },
  },
};

describe('textDocument/completion', () => {
  const { start, open } = protocolSession({ capabilities: able });

  it('is announced with the characters that begin names and values', async () => {
    const { initialized } = await start();
    assert.deepEqual(initialized.capabilities.completionProvider, {
      triggerCharacters: ['"', ':', ' '],
      resolveProvider: true,
    });
  });

  it('gives snippets to clients that can fill them in', async () => {
    const document = await open(begun);
    const config = (await document.completion()).find(({ label }) => label === 'config');
    assert.equal(config?.insertTextFormat, InsertTextFormat.Snippet);
    assert.equal(config.insertTextMode, InsertTextMode.asIs);
    assert.match(config.textEdit?.newText ?? '', /\$\{1:application\/vnd\.oci\.image\.config\.v1\+json\}/);
  });

  it('gives plain text to others', async () => {
    const document = await open(begun, { capabilities: { workspace, textDocument: {} } });
    const items = await document.completion();
    assert(items.length > 0);
    for (const item of items) {
      assert.equal(item.insertTextFormat, InsertTextFormat.PlainText);
      assert.equal(item.insertTextMode, undefined);
      assert.equal(item.labelDetails, undefined);
      assert.equal(item.tags, undefined);
      assert.equal(item.command, undefined);
      assert(item.textEdit !== undefined);
      assert.doesNotMatch(item.textEdit.newText, /\$/);
    }
  });

  it('documents an item when it is asked for, of a document that has changed as well', async () => {
    const document = await open(types);
    const [item = assert.fail()] = await document.completion();
    assert.equal(item.documentation, undefined);
    await document.change({ text: '{}' });
    const { documentation } = await document.resolve(item);
    assert.match((documentation as MarkupContent).value, /^\*\*Image configuration\*\*/);
  });

  it('gives an item back as it is whose document is closed, or whose data is not ours', async () => {
    const document = await open(types);
    const [item = assert.fail()] = await document.completion();
    for (const data of [null, 'x', { uri: 1 }, { uri: document.uri, entry: { mediaType: 'no/such' } }])
      assert.deepEqual(await document.resolve({ ...item, data }), { ...item, data });
    await document.close();
    assert.deepEqual(await document.resolve(item), item);
  });

  it('documents all items at once for clients that do not ask', async () => {
    const document = await open(types, { capabilities: { workspace, textDocument: {} } });
    for (const { documentation, data } of await document.completion()) {
      assert(documentation !== undefined);
      assert.equal(data, undefined);
    }
  });

  it('shows the next list with the command of the client', async () => {
    const document = await open(begun, { initializationOptions: { suggestCommand: 'suggest' } });
    const artifactType = (await document.completion()).find(({ label }) => label === 'artifactType');
    assert.equal(artifactType?.command?.command, 'suggest');
  });

  it('leaves the indentation of a new document to a client that replaces tabs', async () => {
    for (const [initializationOptions, mode, begin] of [
      [{ convertsTabs: true }, InsertTextMode.adjustIndentation, '{\n\t"'],
      [{}, InsertTextMode.asIs, '{\n  "'],
    ] as const) {
      const document = await open('|', { initializationOptions });
      const [template = assert.fail()] = await document.completion();
      assert.equal(template.insertTextMode, mode);
      assert.equal(template.textEdit?.newText.slice(0, begin.length), begin);
    }
  });

  it('is silent where it is switched off, and in documents of others', async () => {
    const off = await open(begun, { settings: { enable: false } });
    assert.deepEqual(await off.completion(), []);
    const other = await open('{ "name": "My App", |');
    assert.deepEqual(await other.completion(), []);
  });

  it('knows the folders of the workspace, which a folder above it says nothing about', async () => {
    const uri = 'file:///home/.work/project/parts/image.json';
    const templates = async (workspaceFolder: string) =>
      (await (await open('|', { uri, workspaceFolders: [workspaceFolder] })).completion()).length;
    assert((await templates('file:///home/.work/project')) > 0);
    assert.equal(await templates('file:///home'), 0);
  });
});
