import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { heedRefusal } from '#lsp/heedRefusal';
import { textDocumentParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import type { Handler } from './handler';

/** `textDocument/codeLens`: what a document is, above it. */
export const codeLens: Handler = {
  capabilities: () => ({ codeLensProvider: {} }),
  register({ connection, whenOpen, service, capabilities, onDidChangeSettings }) {
    connection.onCodeLens(
      withValidParams(
        textDocumentParams,
        whenOpen('Code lenses', [], ({ document, settings }) => service.codeLenses(document, settings)),
      ),
    );
    onDidChangeSettings(() => {
      if (!capabilities.refreshCodeLenses) return;
      const refreshed = connection.sendRequest(CodeLensRefreshRequest.type);
      heedRefusal(connection, 'to ask for code lenses again', refreshed);
    });
  },
};
