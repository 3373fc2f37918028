import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { CodeActionRequest, DidOpenTextDocumentNotification } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  explainDocumentRequest,
  insertDescriptorRequest,
  mediaTypeOfContentRequest,
  templatesRequest,
  validateTextRequest,
  type DocumentTemplate,
  type ExplainDocumentParams,
  type InsertDescriptorParams,
  type InsertDescriptorResult,
  type MediaTypeOfContentParams,
  type ValidateTextParams,
  type ValidateTextResult,
} from '#lsp/messages';
import { startProtocolClient, type ClientOptions, type ProtocolClient } from '#helpers/protocolClient';

const uri = 'file:///project/manifest.json';
const index = '{ "schemaVersion": 2, "manifests": [] }';
const other = '{ "name": "My App", "icons": [] }';
const descriptor = { mediaType: 'application/wasm', digest: `sha256:${'0'.repeat(64)}`, size: 7 };
const inManifests = { line: 0, character: index.indexOf('[') + 1 };

describe('the requests of the client’s commands', () => {
  let client: ProtocolClient;
  afterEach(() => client.stop());

  it('list the templates', async () => {
    client = await startProtocolClient();
    const templates = await client.connection.sendRequest<DocumentTemplate[]>(templatesRequest);
    assert(templates.length > 5);
    for (const { id, title, description, fileName, snippet } of templates)
      assert(id && title && description && fileName && snippet.startsWith('{'));
  });

  it('tell the media type of a file by its first bytes', async () => {
    client = await startProtocolClient();
    const params: MediaTypeOfContentParams = { fileName: 'a', head: Buffer.from('\0asm').toString('base64') };
    assert.equal(await client.connection.sendRequest(mediaTypeOfContentRequest, params), 'application/wasm');
  });

  it('put a descriptor into a document', async () => {
    await open(index);
    const edit = await insert();
    const change = edit?.documentChanges?.[0];
    assert(change !== undefined && 'edits' in change && change.textDocument.version === 1);
    const edits = change.edits.flatMap((single) => ('newText' in single ? [single] : []));
    const text = TextDocument.applyEdits(TextDocument.create(uri, 'json', 1, index), edits);
    assert.deepEqual(JSON.parse(text), { schemaVersion: 2, manifests: [descriptor] });
  });

  it('offer the command where a descriptor belongs', async () => {
    await open(index, { initializationOptions: { computeDescriptorCommand: 'compute' } });
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: inManifests, end: inManifests },
      context: { diagnostics: [], only: ['refactor.rewrite'] },
    });
    const commands = (actions ?? []).flatMap((action) =>
      typeof action.command === 'object' ? [action.command] : [],
    );
    assert.deepEqual(commands, [
      {
        title: 'Add the descriptor of a file...',
        command: 'compute',
        arguments: [null, { uri, position: inManifests }],
      },
    ]);
  });

  it('explain a document', async () => {
    await open(index);
    assert.match((await explain()) ?? '', /This is an OCI image index\./);
  });

  it('say nothing of documents that are no OCI documents', async () => {
    await open(other);
    assert.equal(await explain(), null);
    assert.equal(await insert(), null);
    assert.deepEqual(await validate(other), []);
  });

  it('say nothing where the extension is switched off', async () => {
    await open(index, { settings: { enable: false } });
    assert.equal(await explain(), null);
    assert.equal(await insert(), null);
    assert.deepEqual(await validate(index), []);
  });

  it('say nothing of documents that are not open', async () => {
    client = await startProtocolClient();
    assert.equal(await explain(), null);
    assert.equal(await insert(), null);
  });

  it('validate a text that is not open, by the settings of its place', async () => {
    client = await startProtocolClient({ settings: { rules: { 'media-type-missing': 'hint' } } });
    const found = await validate(index);
    assert.deepEqual(
      found.filter(({ code }) => code === 'media-type-missing').map(({ severity }) => severity),
      [4],
    );
  });

  it('report syntax errors of a file that the host has not opened', async () => {
    client = await startProtocolClient({ initializationOptions: { hostReportsSyntax: true } });
    const found = await validate(index.replace('[]', '[],'));
    assert(found.some(({ code }) => code === 'json-trailing-comma'));
  });

  async function open(text: string, options?: ClientOptions): Promise<void> {
    client = await startProtocolClient(options);
    const textDocument = { uri, languageId: 'json', version: 1, text };
    await client.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  function explain(): Promise<string | null> {
    const params: ExplainDocumentParams = { uri };
    return client.connection.sendRequest(explainDocumentRequest, params);
  }

  function insert(): Promise<InsertDescriptorResult> {
    const params: InsertDescriptorParams = { uri, position: inManifests, descriptor, fileName: 'a.wasm' };
    return client.connection.sendRequest(insertDescriptorRequest, params);
  }

  function validate(text: string): Promise<ValidateTextResult> {
    const params: ValidateTextParams = { uri, text };
    return client.connection.sendRequest(validateTextRequest, params);
  }
});
