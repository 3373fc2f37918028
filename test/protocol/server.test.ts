import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CancellationTokenSource,
  ErrorCodes,
  LSPErrorCodes,
  type ClientCapabilities,
  type CodeAction,
} from 'vscode-languageserver-protocol/node';
import { image, layer } from '#helpers/documents';
import { protocolSession } from '#helpers/protocolDocument';
import { readInitializeParams } from '#lsp/initializeParams';

const wasm = image({
  artifactType: 'application/vnd.bytecodealliance.module.v1+wasm',
  layers: [layer({ mediaType: 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm' })],
});
const atConfigType = wasm.replace('image.config', 'image.|config');
const rule = 'artifact-type-with-image-config';
const withoutPull = { workspace: { configuration: true }, textDocument: {} };

describe('the language server', () => {
  const { start, open, unopened } = protocolSession();

  it('tells what it can do', async () => {
    const { capabilities } = (await start()).initialized;
    assert.equal(capabilities.hoverProvider, true);
    assert.deepEqual(capabilities.diagnosticProvider, {
      identifier: 'oci',
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
  });

  it('offers no pull diagnostics to clients that do not pull', async () => {
    const { initialized } = await start({ capabilities: withoutPull });
    assert.equal(initialized.capabilities.diagnosticProvider, undefined);
  });

  it('answers pulled diagnostics, and fixes by the data that comes back with them', async () => {
    const document = await open(wasm);
    const [warning, ...others] = await document.diagnostics(rule);
    assert(warning !== undefined && others.length === 0);
    assert.equal(warning.source, 'oci');
    assert.match(warning.codeDescription?.href ?? '', /manifest\.md/);
    const actions = await document.fixes(warning);
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        'It is an image: remove artifactType',
        'It is an artifact: use the empty config (no longer a container image)',
        'It is a core Wasm module: use a Wasm config for wasip1 (only Wasm runtimes run it)',
      ],
    );
    assert.equal(actions[0]?.edit?.changes, undefined);
    assert.equal(document.edit(actions[0]?.edit), document.text.replace(/\n {2}"artifactType".*/, ''));
  });

  it('gives clients without versioned changes the older form of edit', async () => {
    const document = await open(wasm, { capabilities: withoutPull });
    const { diagnostics } = await document.client.nextDiagnostics();
    const [action] = await document.fixes(diagnostics.find(({ code }) => code === rule));
    assert.equal(action?.edit?.documentChanges, undefined);
    assert.equal(action?.edit?.changes?.[document.uri]?.length, 1);
  });

  it('refuses places that are not whole numbers, and goes on', async () => {
    const document = await open(atConfigType);
    const textDocument = { uri: document.uri };
    for (const place of [{ line: 0.5, character: 0.5 }, { line: 'a', character: {} }, null])
      for (const [method, params] of [
        ['completion', { position: place }],
        ['hover', { position: place }],
        ['codeAction', { range: { start: place, end: place }, context: { diagnostics: [] } }],
      ] as const)
        await assert.rejects(
          document.client.connection.sendRequest(`textDocument/${method}`, { textDocument, ...params }),
          { code: ErrorCodes.InvalidParams },
        );
    assert.notEqual(await document.hover(), null);
  });

  it('refuses requests without what they are about, says so, and goes on', async () => {
    const document = await open(atConfigType);
    const { connection } = document.client;
    const textDocument = { uri: document.uri };
    const position = { line: 0, character: 0 };
    const range = { start: position, end: position };
    for (const [method, params, message] of [
      ['hover', { textDocument: null, position }, /^textDocument: /],
      ['hover', { textDocument: { uri: 7 }, position }, /^textDocument\.uri: /],
      ['hover', { position }, /^textDocument: /],
      ['hover', { textDocument }, /^position: /],
      ['completion', { textDocument }, /^position: /],
      ['definition', { textDocument }, /^position: /],
      ['inlayHint', { textDocument }, /^range: /],
      ['diagnostic', {}, /^textDocument: /],
      ['documentLink', {}, /^textDocument: /],
      ['references', { textDocument, position }, /^context: /],
      ['references', { textDocument, position, context: {} }, /^context\.includeDeclaration: /],
      ['codeAction', { textDocument, range }, /^context: /],
      ['codeAction', { textDocument, range, context: { diagnostics: null } }, /^context\.diagnostics: /],
      [
        'codeAction',
        { textDocument, range, context: { diagnostics: [], only: 'quickfix' } },
        /^context\.only: /,
      ],
    ] as const)
      await assert.rejects(connection.sendRequest(`textDocument/${method}`, params), {
        code: ErrorCodes.InvalidParams,
        message,
      });
    assert.notEqual(await document.hover(), null);
  });

  it('offers the fixes of a diagnostic beside others that are none', async () => {
    const document = await open(wasm);
    const [warning] = await document.diagnostics(rule);
    assert(warning !== undefined);
    const actions = await document.client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: document.uri },
      range: warning.range,
      context: { diagnostics: [null, 7, { range: 7 }, warning], only: null },
    });
    assert.equal(actions.filter(({ kind }) => kind === 'quickfix').length > 1, true);
  });

  it('does not believe forged data', async () => {
    const document = await open(wasm);
    const [warning] = await document.diagnostics(rule);
    assert(warning !== undefined);
    const range = document.caret;
    for (const data of [null, 7, { rule: 1 }, { rule, message: 'x', at: { path: [{}] }, fixes: [] }])
      assert.deepEqual(await document.fixes({ ...warning, data, range }), []);
  });

  it('ignores initialization options that are not what they must be, and keeps the others', async () => {
    const settings = { rules: { [rule]: 'hint' } };
    const initializationOptions = { hostReportsSyntax: 'yes', explainCommand: 7, settings, other: 1 };
    const { client } = await open(wasm, { capabilities: {}, initializationOptions });
    const { diagnostics } = await client.nextDiagnostics();
    assert.equal(diagnostics.find(({ code }) => code === rule)?.severity, 4);
    assert.deepEqual(
      client.warnings.map((warning) => /^An initialization option is ignored\. (\w+): /.exec(warning)?.[1]),
      ['hostReportsSyntax', 'explainCommand'],
    );
  });

  it('serves clients whose capabilities are not what they must be as if they lacked them', async () => {
    const wrong = [null, 7, 'yes', [], { completionItem: 7 }, { properties: 'edit' }, { valueSet: {} }];
    for (const value of wrong)
      for (const capabilities of [
        value,
        { workspace: value, textDocument: value },
        { workspace: { workspaceEdit: value, configuration: value } },
        { workspace: { workspaceEdit: { resourceOperations: value } } },
        { textDocument: { completion: value, codeAction: value, documentSymbol: value } },
        { textDocument: { completion: { completionItem: { tagSupport: value } } } },
      ]) {
        const document = await open(wasm, { capabilities: capabilities as ClientCapabilities });
        assert.notEqual(document.client.initialized.capabilities.hoverProvider, undefined);
      }
  });

  it('leaves out workspace folders that are none', () => {
    for (const workspaceFolders of [7, {}, 'file:///a', null])
      assert.equal(readInitializeParams({ workspaceFolders }).workspaceFolders ?? null, null);
    const uri = 'file:///a';
    assert.deepEqual(
      readInitializeParams({ workspaceFolders: [null, 7, { uri: 7 }, { uri }] }).workspaceFolders,
      [{ uri }],
    );
  });

  it('starts without initialization options, and with some that are no object', async () => {
    for (const initializationOptions of [undefined, null, {}, 'quiet', []]) {
      const document = await open(wasm, { initializationOptions });
      assert.equal((await document.diagnostics(rule)).length, 1);
      assert.deepEqual(
        document.client.warnings,
        initializationOptions instanceof Array || typeof initializationOptions === 'string'
          ? ['The initialization options are ignored, because they are not an object.']
          : [],
      );
    }
  });

  it('follows incremental changes', async () => {
    const document = await open(wasm);
    const start = { line: 3, character: 0 };
    await document.change({ range: { start, end: { line: 4, character: 0 } }, text: '' });
    assert.deepEqual(await document.diagnostics(rule), []);
  });

  it('follows changes of clients that count no versions', async () => {
    const document = await open(wasm);
    assert.equal((await document.diagnostics(rule)).length, 1);
    await document.changeWithoutVersion({ text: '{}' });
    assert.deepEqual(await document.diagnostics(), []);
    const pushed = await open(wasm, { capabilities: withoutPull });
    assert.notDeepEqual((await pushed.client.nextDiagnostics()).diagnostics, []);
    await pushed.changeWithoutVersion({ text: '{}' });
    assert.deepEqual((await pushed.client.nextDiagnostics()).diagnostics, []);
  });

  it('pushes diagnostics to clients that do not pull, and clears them on close', async () => {
    const document = await open(wasm, { capabilities: withoutPull });
    const { version, diagnostics } = await document.client.nextDiagnostics();
    assert.equal(version, 1);
    assert(diagnostics.some(({ code }) => code === rule));
    await document.close();
    assert.deepEqual((await document.client.nextDiagnostics()).diagnostics, []);
  });

  it('keeps no document that is opened without an address or a text, and goes on', async () => {
    const client = await start({ capabilities: withoutPull });
    const named = { uri: 'file:///test/manifest.json', languageId: 'json', version: 1, text: '{}' };
    const unusable = [
      { ...named, uri: 5 },
      { ...named, text: 6 },
    ];
    for (const textDocument of unusable)
      await client.connection.sendNotification('textDocument/didOpen', { textDocument });
    const textDocument = { ...named, text: '{"schemaVersion": 2}' };
    await client.connection.sendNotification('textDocument/didOpen', { textDocument });
    assert.equal((await client.nextDiagnostics()).uri, named.uri);
    assert.equal(client.takeErrors().length, unusable.length);
  });

  it('pushes one result for a burst of changes, that of the last version', async () => {
    const document = await open(wasm, { capabilities: withoutPull });
    for (let version = 2; version <= 20; version++)
      await document.change({ text: version === 20 ? '{}' : document.text });
    const { version, diagnostics } = await document.client.nextDiagnostics();
    assert.deepEqual({ version, diagnostics }, { version: 20, diagnostics: [] });
  });

  it('tells the client of what kind a document is', async () => {
    const document = await open(wasm);
    await document.diagnostics();
    const kind = await document.client.nextKind();
    assert.equal(kind.kind, 'image-manifest');
    assert.match(kind.summary ?? '', /^Image · .*1 layer/);
    await document.close();
    assert.deepEqual(await document.client.nextKind(), {
      uri: document.uri,
      kind: null,
      summary: null,
      accepted: null,
      switchedOff: null,
    });
  });

  it('leaves syntax errors of json files to a host that reports them, but not of others', async () => {
    const trailing = wasm.replace('3422', '3422,');
    const reported = await open(trailing, { initializationOptions: { hostReportsSyntax: true } });
    assert.deepEqual(await reported.diagnostics('json-trailing-comma'), []);
    const unreported = await open(trailing);
    assert.equal((await unreported.diagnostics('json-trailing-comma')).length, 1);
  });

  it('has nothing to say about documents that are no OCI documents', async () => {
    const document = await open('{ "n|ame": "My App", "start_url": "/", "icons": [] }');
    assert.deepEqual(await document.diagnostics(), []);
    assert.equal(await document.hover(), null);
    assert.deepEqual(await document.fixes(undefined, document.range), []);
  });

  it('explains what is under the pointer', async () => {
    const document = await open(atConfigType);
    const found = await document.hover();
    assert(found !== null && typeof found.contents === 'object' && 'value' in found.contents);
    assert.match(found.contents.value, /This is a container image/);
  });

  it('answers a cancelled request as cancelled', async () => {
    const document = await open(atConfigType);
    const source = new CancellationTokenSource();
    const request = document.hover(source.token);
    source.cancel();
    // The answer may be faster than the cancellation; it must never be anything else than these two.
    await request.catch((error: unknown) => {
      assert.equal((error as { code: number }).code, LSPErrorCodes.RequestCancelled);
    });
  });

  it('answers questions about documents that are not open', async () => {
    const document = await unopened(wasm);
    assert.deepEqual(await document.diagnostics(), []);
    assert.equal(await document.hover(), null);
  });
});
