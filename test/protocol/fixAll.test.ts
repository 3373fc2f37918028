import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import {
  CodeActionKind,
  CodeActionRequest,
  CodeActionTriggerKind,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type CodeAction,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { digestOf, writeOutDigests } from '#helpers/markedText';
import { startProtocolClient, type ClientOptions, type ProtocolClient } from '#helpers/protocolClient';

const uri = 'file:///project/index.json';
const wrong = writeOutDigests(`{
  "schemaVersion": "2",
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 7, "platform": { "os": "linux", "architecture": "x86_64" } }
  ]
}
`);
const right = wrong.replace('"2"', '2').replace('x86_64', 'amd64');

describe('source.fixAll.oci', () => {
  let client: ProtocolClient;
  afterEach(() => client.stop());

  it('is among the kinds of action that the server tells', async () => {
    client = await startProtocolClient();
    const provider = client.initialized.capabilities.codeActionProvider;
    assert(typeof provider === 'object');
    assert(provider.codeActionKinds?.includes('source.fixAll.oci'));
  });

  it('corrects everything that leaves no doubt, as on save', async () => {
    client = await open(wrong);
    for (const only of ['source.fixAll.oci', CodeActionKind.SourceFixAll, CodeActionKind.Source]) {
      const [action, ...others] = await ask([only]);
      assert.equal(others.length, 0);
      assert.equal(action?.kind, 'source.fixAll.oci');
      const [change] = action.edit?.documentChanges ?? [];
      assert(change !== undefined && 'edits' in change);
      assert.equal(change.textDocument.version, 1);
      const edits = change.edits.flatMap((edit) => ('newText' in edit ? [edit] : []));
      assert.equal(TextDocument.applyEdits(TextDocument.create(uri, 'json', 1, wrong), edits), right);
    }
  });

  it('gives clients without versioned changes the older form of edit', async () => {
    client = await open(wrong, { capabilities: {} });
    const [action] = await ask([CodeActionKind.SourceFixAll]);
    const edits = action?.edit?.changes?.[uri] ?? [];
    assert.equal(TextDocument.applyEdits(TextDocument.create(uri, 'json', 1, wrong), edits), right);
  });

  it('is not offered among other actions, nor to those who ask for other fixes', async () => {
    client = await open(wrong);
    for (const only of [
      undefined,
      [CodeActionKind.QuickFix],
      ['source.fixAll.eslint'],
      [CodeActionKind.Refactor],
    ]) {
      const kinds = (await ask(only)).map(({ kind }) => kind);
      assert(!kinds.includes('source.fixAll.oci'), String(only));
    }
  });

  it('is not there when there is nothing to correct', async () => {
    client = await open(wrong);
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: right }],
    });
    assert.deepEqual(await ask([CodeActionKind.SourceFixAll]), []);
  });

  it('is not there for blobs of a layout', async () => {
    const blob = `file:///project/layout/blobs/sha256/${digestOf(wrong).slice(7)}`;
    client = await open(wrong, {}, blob);
    assert.deepEqual(await ask([CodeActionKind.SourceFixAll], blob), []);
  });

  async function open(text: string, options: ClientOptions = {}, address = uri): Promise<ProtocolClient> {
    const started = await startProtocolClient(options);
    await started.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri: address, languageId: 'json', version: 1, text },
    });
    return started;
  }

  async function ask(only: string[] | undefined, address = uri): Promise<CodeAction[]> {
    const start = { line: 0, character: 0 };
    const answer = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: address },
      range: { start, end: { line: 100, character: 0 } },
      context: {
        diagnostics: [],
        triggerKind: CodeActionTriggerKind.Automatic,
        ...(only === undefined ? {} : { only }),
      },
    });
    return (answer ?? []).filter((action): action is CodeAction => 'kind' in action);
  }
});
