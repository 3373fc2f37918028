import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import {
  CancellationTokenSource,
  CodeActionKind,
  CodeActionRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  HoverRequest,
  LSPErrorCodes,
  type CodeAction,
  type Diagnostic,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  likeVscode,
  startProtocolClient,
  type ClientOptions,
  type ProtocolClient,
} from '#helpers/protocolClient';
import { writeOutDigests } from '#helpers/markedText';

const uri = 'file:///project/manifest.json';
const wasm = writeOutDigests(`{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "artifactType": "application/vnd.bytecodealliance.module.v1+wasm",
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
  "layers": [
    { "mediaType": "application/vnd.bytecodealliance.wasm.component.layer.v0+wasm", "digest": "$2", "size": 3422 }
  ]
}
`);
const rule = 'artifact-type-with-image-config';
const withoutPull = { workspace: { configuration: true }, textDocument: {} };

describe('the language server', () => {
  let client: ProtocolClient;
  afterEach(() => client.stop());

  it('tells what it can do', async () => {
    client = await startProtocolClient();
    const { capabilities } = client.initialized;
    assert.equal(capabilities.hoverProvider, true);
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'oci',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
  });

  it('offers no pull diagnostics to clients that do not pull', async () => {
    client = await startProtocolClient({ capabilities: withoutPull });
    assert.equal(client.initialized.capabilities.diagnosticProvider, undefined);
  });

  it('answers pulled diagnostics, and fixes by the data that comes back with them', async () => {
    client = await open(wasm);
    const [warning, ...others] = (await pull()).filter(({ code }) => code === rule);
    assert(warning !== undefined && others.length === 0);
    assert.equal(warning.source, 'oci');
    assert.match(warning.codeDescription?.href ?? '', /manifest\.md/);
    const actions = await fixes(warning);
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'It is an image: remove artifactType',
        'It is an artifact: use the empty config',
        'It is an artifact: use the config type application/vnd.bytecodealliance.module.config.v1+json',
      ],
    );
    const change = actions[0]!.edit!.documentChanges![0]!;
    assert('edits' in change && change.textDocument.version === 1);
    const edits = change.edits.flatMap((edit) => ('newText' in edit ? [edit] : []));
    const fixed = TextDocument.applyEdits(TextDocument.create(uri, 'json', 1, wasm), edits);
    assert.equal(fixed, wasm.replace(/\n {2}"artifactType".*/, ''));
  });

  it('gives clients without versioned changes the older form of edit', async () => {
    client = await open(wasm, { capabilities: withoutPull });
    const { diagnostics } = await client.nextDiagnostics();
    const [action] = await fixes(diagnostics.find(({ code }) => code === rule));
    assert.equal(action?.edit?.documentChanges, undefined);
    assert.equal(action?.edit?.changes?.[uri]?.length, 1);
  });

  it('does not believe forged data', async () => {
    client = await open(wasm);
    const [warning] = (await pull()).filter(({ code }) => code === rule);
    for (const data of [null, 7, { rule: 1 }, { rule, message: 'x', at: { path: [{}] }, fixes: [] }]) {
      const actions = await fixes({ ...warning!, data, range: nowhere }, nowhere);
      assert.deepEqual(actions, []);
    }
  });

  it('follows incremental changes', async () => {
    client = await open(wasm);
    const start = { line: 3, character: 0 };
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start, end: { line: 4, character: 0 } }, text: '' }],
    });
    assert.deepEqual(
      (await pull()).filter(({ code }) => code === rule),
      [],
    );
  });

  it('pushes diagnostics to clients that do not pull, and clears them on close', async () => {
    client = await open(wasm, { capabilities: withoutPull });
    const { version, diagnostics } = await client.nextDiagnostics();
    assert.equal(version, 1);
    assert(diagnostics.some(({ code }) => code === rule));
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri },
    });
    assert.deepEqual((await client.nextDiagnostics()).diagnostics, []);
  });

  it('pushes one result for a burst of changes, that of the last version', async () => {
    client = await open(wasm, { capabilities: withoutPull });
    for (let version = 2; version <= 20; version++) {
      await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ text: version === 20 ? '{}' : wasm }],
      });
    }
    const { version, diagnostics } = await client.nextDiagnostics();
    assert.deepEqual({ version, diagnostics }, { version: 20, diagnostics: [] });
  });

  it('asks for settings, and asks again when they change', async () => {
    client = await open(wasm, { settings: { rules: { [rule]: 'off' } } });
    assert.deepEqual(
      (await pull()).filter(({ code }) => code === rule),
      [],
    );
    client.settings = { rules: { [rule]: 'error' } };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await client.nextRefresh();
    const [found] = (await pull()).filter(({ code }) => code === rule);
    assert.equal(found?.severity, 1);
  });

  it('takes settings as they are pushed from clients that cannot be asked', async () => {
    client = await open(wasm, { capabilities: {}, initializationOptions: { settings: { enable: false } } });
    assert.deepEqual((await client.nextDiagnostics()).diagnostics, []);
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { ociManifest: { enable: true } },
    });
    assert((await client.nextDiagnostics()).diagnostics.some(({ code }) => code === rule));
  });

  it('ignores a bad setting and keeps the good ones', async () => {
    client = await open(wasm, {
      settings: { enable: 'yes', rules: { [rule]: 'hint', 'media-type-missing': 'loud' } },
    });
    const [found] = (await pull()).filter(({ code }) => code === rule);
    assert.equal(found?.severity, 4);
  });

  it('takes a file for the kind that a glob pins', async () => {
    const text = '{ "architecture": 7 }';
    client = await open(text, { settings: { kinds: { '**/manifest.json': 'image-config' } } });
    assert((await pull()).length > 0);
    client.settings = { kinds: { 'manifest.json': 'none' } };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    assert.deepEqual(await pull(), []);
  });

  it('tells the client of what kind a document is', async () => {
    client = await open(wasm);
    await pull();
    const kind = await client.nextKind();
    assert.equal(kind.kind, 'image-manifest');
    assert.match(kind.summary ?? '', /^Image · .*1 layer/);
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri },
    });
    assert.deepEqual(await client.nextKind(), { uri, kind: null, summary: null });
  });

  it('leaves syntax errors of json files to a host that reports them, but not of others', async () => {
    const trailing = wasm.replace('"size": 3422 }', '"size": 3422, }');
    client = await open(trailing, { initializationOptions: { hostReportsSyntax: true } });
    assert.deepEqual(
      (await pull()).filter(({ code }) => code === 'json-trailing-comma'),
      [],
    );
    await client.stop();
    client = await open(trailing);
    assert.equal((await pull()).filter(({ code }) => code === 'json-trailing-comma').length, 1);
  });

  it('has nothing to say about documents that are no OCI documents', async () => {
    client = await open('{ "name": "My App", "start_url": "/", "icons": [] }');
    assert.deepEqual(await pull(), []);
    assert.equal(await hover(0, 4), null);
    assert.deepEqual(
      await fixes(undefined, { start: { line: 0, character: 0 }, end: { line: 0, character: 40 } }),
      [],
    );
  });

  it('explains what is under the pointer', async () => {
    client = await open(wasm);
    const found = await hover(4, 40);
    assert(found !== null && typeof found.contents === 'object' && 'value' in found.contents);
    assert.match(found.contents.value, /This is a container image/);
  });

  it('answers a cancelled request as cancelled', async () => {
    client = await open(wasm);
    const source = new CancellationTokenSource();
    const request = client.connection.sendRequest(
      HoverRequest.type,
      { textDocument: { uri }, position: { line: 4, character: 40 } },
      source.token,
    );
    source.cancel();
    // The answer may be faster than the cancellation; it must never be anything else than these two.
    await request.catch((error: unknown) => {
      assert.equal((error as { code: number }).code, LSPErrorCodes.RequestCancelled);
    });
  });

  it('answers questions about documents that are not open', async () => {
    client = await startProtocolClient();
    assert.deepEqual(await pull(), []);
    assert.equal(await hover(0, 0), null);
  });

  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

  async function open(text: string, options?: ClientOptions): Promise<ProtocolClient> {
    const opened = await startProtocolClient({ capabilities: likeVscode, ...options });
    const textDocument = { uri, languageId: 'json', version: 1, text };
    await opened.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return opened;
  }

  async function pull(): Promise<readonly Diagnostic[]> {
    const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    return 'items' in report ? report.items : [];
  }

  async function hover(line: number, character: number) {
    return client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line, character },
    });
  }

  async function fixes(
    diagnostic: Diagnostic | undefined,
    range = diagnostic?.range ?? nowhere,
  ): Promise<CodeAction[]> {
    const only = [CodeActionKind.QuickFix];
    const context = { only, diagnostics: diagnostic === undefined ? [] : [diagnostic] };
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context,
    });
    return (actions ?? []).flatMap((action) => ('edit' in action ? [action] : []));
  }
});
