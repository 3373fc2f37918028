import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import {
  CompletionItemTag,
  CompletionRequest,
  DidOpenTextDocumentNotification,
  InsertTextFormat,
  InsertTextMode,
  type ClientCapabilities,
  type CompletionItem,
} from 'vscode-languageserver-protocol/node';
import { startProtocolClient, type ProtocolClient } from '#helpers/protocolClient';

const uri = 'file:///project/manifest.json';
const begun = '{ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", ';

const able: ClientCapabilities = {
  textDocument: {
    completion: {
      completionItem: {
        snippetSupport: true,
        insertTextModeSupport: { valueSet: [InsertTextMode.asIs] },
        tagSupport: { valueSet: [CompletionItemTag.Deprecated] },
      },
    },
  },
};

describe('textDocument/completion', () => {
  let client: ProtocolClient;
  afterEach(() => client.stop());

  it('is announced with the characters that begin names and values', async () => {
    client = await startProtocolClient();
    assert.deepEqual(client.initialized.capabilities.completionProvider, {
      triggerCharacters: ['"', ':', ' '],
    });
  });

  it('gives snippets to clients that can fill them in', async () => {
    const items = await complete(begun, able);
    const config = items.find(({ label }) => label === 'config');
    assert.equal(config?.insertTextFormat, InsertTextFormat.Snippet);
    assert.equal(config.insertTextMode, InsertTextMode.asIs);
    assert.match(config.textEdit!.newText, /\$\{1:application\/vnd\.oci\.image\.config\.v1\+json\}/);
  });

  it('gives plain text to others', async () => {
    const items = await complete(begun, { textDocument: {} });
    assert(items.length > 0);
    for (const item of items) {
      assert.equal(item.insertTextFormat, InsertTextFormat.PlainText);
      assert.equal(item.insertTextMode, undefined);
      assert.equal(item.tags, undefined);
      assert.equal(item.command, undefined);
      assert.doesNotMatch(item.textEdit!.newText, /\$/);
    }
  });

  it('shows the next list with the command of the client', async () => {
    const items = await complete(begun, able, { suggestCommand: 'suggest' });
    const artifactType = items.find(({ label }) => label === 'artifactType');
    assert.equal(artifactType?.command?.command, 'suggest');
  });

  it('is silent where it is switched off, and in documents of others', async () => {
    assert.deepEqual(await complete(begun, able, {}, { enable: false }), []);
    await client.stop();
    assert.deepEqual(await complete('{ "name": "My App", ', able), []);
  });

  /** Asks for what can be written at the end of a text. */
  async function complete(
    text: string,
    capabilities: ClientCapabilities,
    initializationOptions = {},
    settings = {},
  ): Promise<CompletionItem[]> {
    client = await startProtocolClient({
      capabilities: { ...capabilities, workspace: { configuration: true } },
      initializationOptions,
      settings,
    });
    await client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'json', version: 1, text },
    });
    const position = { line: 0, character: text.length };
    const answer = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position,
    });
    assert(Array.isArray(answer));
    return answer;
  }
});
