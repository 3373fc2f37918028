import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import {
  CodeActionKind,
  CodeActionRequest,
  DidOpenTextDocumentNotification,
  type ClientCapabilities,
  type CodeAction,
} from 'vscode-languageserver-protocol/node';
import { describeDocumentRequest, type DescribeDocumentResult } from '#lsp/messages';
import {
  likeVscode,
  startProtocolClient,
  type ClientOptions,
  type ProtocolClient,
} from '#helpers/protocolClient';
import { digestOf, writeOutDigests } from '#helpers/markedText';

const uri = 'file:///project/manifest.json';
const wasm = writeOutDigests(`{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [
    { "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip+encrypted", "digest": "$2", "size": 3422 }
  ],
  "annotations": { "b": "ü", "a": "2" }
}
`);
const showsDisabled: ClientCapabilities = {
  ...likeVscode,
  textDocument: { ...likeVscode.textDocument, codeAction: { disabledSupport: true } },
};

describe('the language server, asked for refactorings', () => {
  let client: ProtocolClient;
  afterEach(() => client.stop());

  it('offers them by kind', async () => {
    client = await open(wasm, { initializationOptions: { copyDescriptorCommand: 'copy' } });
    const kinds = client.initialized.capabilities.codeActionProvider;
    assert(typeof kinds === 'object' && kinds.codeActionKinds?.includes('refactor.rewrite') === true);
    const all = await actions([CodeActionKind.Refactor]);
    const rewrites = await actions([CodeActionKind.RefactorRewrite]);
    const extracts = await actions([CodeActionKind.RefactorExtract]);
    assert(rewrites.some(({ title }) => title === 'Sort all annotations by key'));
    assert.deepEqual(
      extracts.map(({ command }) => command?.command),
      ['copy'],
    );
    assert.deepEqual(all, [...rewrites, ...extracts]);
    assert.deepEqual(
      (await actions([CodeActionKind.QuickFix])).filter(({ kind }) => kind !== CodeActionKind.QuickFix),
      [],
    );
  });

  it('copies no descriptor where the client cannot', async () => {
    client = await open(wasm);
    assert.deepEqual(await actions([CodeActionKind.RefactorExtract]), []);
  });

  it('shows what is disabled only to clients that show the reason', async () => {
    client = await open(wasm);
    const isDocker = ({ title }: CodeAction): boolean => title.startsWith('Convert to a Docker');
    assert.equal((await actions([CodeActionKind.Refactor])).some(isDocker), false);
    await client.stop();
    client = await open(wasm, { capabilities: showsDisabled });
    const found = (await actions([CodeActionKind.Refactor])).find(isDocker);
    assert.match(found?.disabled?.reason ?? '', /encrypted/);
  });

  it('offers what a quick fix does at the same place only once', async () => {
    client = await open(wasm.replace(/\n {2}"mediaType".*/, ''));
    const titles = (await actions()).map(({ title }) => title);
    assert(titles.includes('Set mediaType to application/vnd.oci.image.manifest.v1+json'));
    assert.equal(new Set(titles).size, titles.length);
  });

  it('has none for documents that are no OCI documents, and while it is switched off', async () => {
    client = await open('{ "name": "x", "annotations": { "b": "", "a": "" } }');
    assert.deepEqual(await actions(), []);
    assert.equal((await describeDocument()).descriptor, null);
    await client.stop();
    client = await open(wasm, { settings: { enable: false } });
    assert.deepEqual(await actions(), []);
    assert.equal((await describeDocument()).descriptor, null);
  });

  it('describes a document by its exact bytes', async () => {
    client = await open(wasm);
    assert.deepEqual((await describeDocument()).descriptor, {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: digestOf(wasm),
      size: Buffer.byteLength(wasm),
    });
  });

  async function open(text: string, options?: ClientOptions): Promise<ProtocolClient> {
    const opened = await startProtocolClient(options);
    const textDocument = { uri, languageId: 'json', version: 1, text };
    await opened.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return opened;
  }

  function describeDocument(): Promise<DescribeDocumentResult> {
    return client.connection.sendRequest(describeDocumentRequest, { uri });
  }

  async function actions(only?: CodeActionKind[]): Promise<CodeAction[]> {
    const start = { line: 0, character: 0 };
    const answer = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start, end: start },
      context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
    });
    return (answer ?? []).filter((action): action is CodeAction => 'kind' in action);
  }
});
