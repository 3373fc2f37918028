import { textDocumentParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import type { Handler } from './handler';

/** `textDocument/documentSymbol`: the outline, for clients that show what is nested as such. */
export const documentSymbols: Handler = {
  capabilities: ({ nestedSymbols }) =>
    nestedSymbols ? { documentSymbolProvider: { label: 'OCI Manifest' } } : {},
  register({ connection, whenOpen, service }) {
    connection.onDocumentSymbol(
      withValidParams(
        textDocumentParams,
        whenOpen('Outline', [], ({ document, settings }) => service.symbols(document, settings)),
      ),
    );
  },
};
