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
        // Editors cannot be told to ask for links again.
        whenOpen(
          'Document links',
          [],
          ({ document, settings }) => service.documentLinks(document, settings),
          'now',
        ),
      ),
    );
  },
};
