import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  type ClientCapabilities,
} from 'vscode-languageserver-protocol/node';
import { protocolSession } from '#helpers/protocolDocument';

const begun = '{ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", |';

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
      },
    },
  },
};

describe('textDocument/completion', () => {
  const { start, open } = protocolSession({ capabilities: able });

  it('is announced with the characters that begin names and values', async () => {
    const { initialized } = await start();
    assert.deepEqual(initialized.capabilities.completionProvider, { triggerCharacters: ['"', ':', ' '] });
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

  it('shows the next list with the command of the client', async () => {
    const document = await open(begun, { initializationOptions: { suggestCommand: 'suggest' } });
    const artifactType = (await document.completion()).find(({ label }) => label === 'artifactType');
    assert.equal(artifactType?.command?.command, 'suggest');
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
