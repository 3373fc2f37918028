import { textDocumentParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import type { Handler } from './handler';

/** `textDocument/documentLink`. */
export const documentLinks: Handler = {
  capabilities: () => ({ documentLinkProvider: {} }),
  register({ connection, whenOpen, service }) {
    connection.onDocumentLinks(
      withValidParams(
        textDocumentParams,
        whenOpen('Document links', [], ({ document, settings }) => service.documentLinks(document, settings)),
      ),
    );
  },
};
