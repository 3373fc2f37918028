import { guard } from '#lsp/guard';
import type { Handler } from './handler';

/** `textDocument/documentSymbol`: the outline, for clients that show what is nested as such. */
export const documentSymbols: Handler = {
  capabilities: ({ nestedSymbols }) =>
    nestedSymbols ? { documentSymbolProvider: { label: 'OCI Manifest' } } : {},
  register({ connection, log, open, service }) {
    connection.onDocumentSymbol(
      guard(log, 'Outline', [], async ({ textDocument }) => {
        const opened = await open(textDocument.uri);
        return opened === undefined ? [] : service.symbols(opened.document, opened.settings);
      }),
    );
  },
};
