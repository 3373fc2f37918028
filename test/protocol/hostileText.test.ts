import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import { assertNoIcons, assertOneLine, payloads } from '#helpers/hostileText';
import { startProtocolClient } from '#helpers/protocolClient';

describe(`hostile text in what the server sends by itself, ${payloads.length} payloads,`, () => {
  it('steers nothing in the log, nor in what the language status shows', async () => {
    for (const payload of payloads) {
      const hostile = { rules: { [payload]: payload }, consumers: [payload], kind: payload };
      const client = await startProtocolClient({
        initializationOptions: { rendersIcons: true, explainCommand: [payload], settings: { kind: payload } },
        settings: hostile,
        workspaceFolders: ['file:///work'],
        files: { 'file:///folder/.oci-manifest.json': JSON.stringify({ ...hostile, [payload]: payload }) },
      });
      const uri = `file:///folder/${encodeURIComponent(payload.replace(/[\ud800\udc00]/g, ''))}.json`;
      await client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: {
          uri,
          languageId: 'json',
          version: 1,
          text: JSON.stringify({
            schemaVersion: 2,
            mediaType: 'application/vnd.oci.image.index.v1+json',
            manifests: [{ platform: { os: payload, architecture: payload } }],
          }),
        },
      });
      await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      const { summary } = await client.nextKind();
      assert(summary != null);
      assertOneLine(summary, 'summary in the language status');
      assertNoIcons(summary, 'summary in the language status');
      assert.notDeepEqual(client.warnings, []);
      for (const warning of client.warnings) assertOneLine(warning, 'log');
      await client.stop();
    }
  });
});
