import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  DidChangeConfigurationNotification,
  DidOpenTextDocumentNotification,
  DocumentSymbolRequest,
  InlayHintRefreshRequest,
  InlayHintRequest,
  type ClientCapabilities,
} from 'vscode-languageserver-protocol/node';
import { startProtocolClient, type ClientOptions, type ProtocolClient } from '#helpers/protocolClient';

const uri = 'file:///project/descriptor.json';
const textDocument = { uri };
const text = '{ "mediaType": "text/plain", "digest": "sha256:1", "size": 2048 }';
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: text.length } };
const capabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
  textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};

describe('lenses, hints and the outline over the protocol', () => {
  let client: ProtocolClient;
  afterEach(() => client.stop());

  it('are announced', async () => {
    client = await open();
    const { codeLensProvider, inlayHintProvider, documentSymbolProvider } = client.initialized.capabilities;
    assert.deepEqual(
      { codeLensProvider, inlayHintProvider, documentSymbolProvider },
      {
        codeLensProvider: {},
        inlayHintProvider: true,
        documentSymbolProvider: { label: 'OCI Manifest' },
      },
    );
  });

  it('are answered', async () => {
    client = await open({ initializationOptions: { explainDocumentCommand: 'explain' } });
    assert.deepEqual(await lenses(), ['Descriptor · text/plain · 2.0 KiB']);
    assert.deepEqual(await hints(), ['2.0 KiB']);
    assert.deepEqual(await symbols(), ['mediaType · text/plain', 'digest · sha256:1', 'size · 2048']);
  });

  it('can be switched off, and the client is told to ask again', async () => {
    client = await open();
    const refreshed = Promise.all(
      [CodeLensRefreshRequest.type, InlayHintRefreshRequest.type].map(
        ({ method }) => new Promise<void>((resolve) => client.connection.onRequest(method, () => resolve())),
      ),
    );
    client.settings = { codeLens: false, inlayHints: { sizes: false }, outline: false };
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
    await refreshed;
    assert.deepEqual([...(await lenses()), ...(await hints()), ...(await symbols())], []);
  });

  it('leave the outline to a host that fills it', async () => {
    client = await open({ initializationOptions: { hostReportsSymbols: true } });
    assert.deepEqual(await symbols(), []);
  });

  it('give no outline to clients that cannot show what is nested', async () => {
    client = await open({ capabilities: {} });
    assert.equal(client.initialized.capabilities.documentSymbolProvider, undefined);
  });

  async function open(options: ClientOptions = {}): Promise<ProtocolClient> {
    const opened = await startProtocolClient({ capabilities, ...options });
    await opened.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'json', version: 1, text },
    });
    return opened;
  }

  async function lenses(): Promise<(string | undefined)[]> {
    const found = await client.connection.sendRequest(CodeLensRequest.type, { textDocument });
    return (found ?? []).map(({ command }) => command?.title);
  }

  async function hints(): Promise<unknown[]> {
    const found = await client.connection.sendRequest(InlayHintRequest.type, { textDocument, range });
    return (found ?? []).map(({ label }) => label);
  }

  async function symbols(): Promise<string[]> {
    const found = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    return (found ?? []).map(({ name }) => name);
  }
});
