import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { guard } from '#lsp/guard';
import type { Handler } from './handler';

/** `textDocument/codeLens`: what a document is, above it. */
export const codeLens: Handler = {
  capabilities: () => ({ codeLensProvider: {} }),
  register({ connection, log, open, service, capabilities, onDidChangeSettings }) {
    connection.onCodeLens(
      guard(log, 'Code lenses', [], async ({ textDocument }) => {
        const opened = await open(textDocument.uri);
        return opened === undefined ? [] : service.codeLenses(opened.document, opened.settings);
      }),
    );
    onDidChangeSettings(() => {
      if (capabilities.refreshCodeLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
    });
  },
};
