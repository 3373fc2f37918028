import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  CodeLensRefreshRequest,
  InlayHintRefreshRequest,
  type ClientCapabilities,
} from 'vscode-languageserver-protocol/node';
import type { ClientOptions } from '#helpers/protocolClient';
import { image } from '#helpers/documents';
import { writeOutDigests } from '#helpers/markedText';
import { explanationsChangedNotification } from '#messages';
import { protocolSession, type ProtocolDocument } from '#helpers/protocolDocument';

const capabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
  textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};

describe('lenses, hints and the outline over the protocol', () => {
  const session = protocolSession({ capabilities, uri: 'file:///project/descriptor.json' });
  const open = (options?: ClientOptions) =>
    session.open('{ "mediaType": "text/plain", "digest": "sha256:1", "size": 2048 }', options);

  it('are announced', async () => {
    const { client } = await open();
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
    const document = await open({ initializationOptions: { explainDocumentCommand: 'explain' } });
    assert.deepEqual(await shown(document), {
      lenses: ['Descriptor · Text file · 2.0 KiB'],
      hints: ['2.0 KiB'],
      symbols: ['mediaType · text/plain', 'digest · sha256:1', 'size · 2048'],
    });
  });

  it('can be switched off, and the client is told to ask again', async () => {
    const document = await open();
    const refreshed = Promise.all(
      [CodeLensRefreshRequest.type, InlayHintRefreshRequest.type].map(
        ({ method }) =>
          new Promise<void>((resolve) => document.client.connection.onRequest(method, () => resolve())),
      ),
    );
    await document.client.changeSettings({ codeLens: false, inlayHints: { sizes: false }, outline: false });
    await refreshed;
    assert.deepEqual(await shown(document), { lenses: [], hints: [], symbols: [] });
  });

  it('are told apart from explanations, whose changes a client is told of once it has asked for one', async () => {
    const document = await session.open(writeOutDigests(image()));
    let told = 0;
    const changed = new Promise<void>((resolve) =>
      document.client.connection.onNotification(explanationsChangedNotification, () => {
        told++;
        resolve();
      }),
    );
    await document.client.changeSettings({ consumers: ['zot'] });
    assert.match((await document.explain()) ?? '', /\n### Consumers that you chose\n\n#### zot /);
    assert.equal(told, 0);
    await document.client.changeSettings({ consumers: ['containerd'] });
    await changed;
    assert.match((await document.explain()) ?? '', /\n### Consumers that you chose\n\n#### containerd /);
  });

  it('leave the outline to a host that fills it', async () => {
    const document = await open({ initializationOptions: { hostReportsSymbols: true } });
    assert.deepEqual(await document.symbols(), []);
  });

  it('give no outline to clients that cannot show what is nested', async () => {
    const { client } = await open({ capabilities: {} });
    assert.equal(client.initialized.capabilities.documentSymbolProvider, undefined);
  });

  async function shown(document: ProtocolDocument) {
    return {
      lenses: (await document.lenses()).map(({ command }) => command?.title),
      hints: (await document.hints()).map(({ label }) => label),
      symbols: (await document.symbols()).map(({ name }) => name),
    };
  }
});
