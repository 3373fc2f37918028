import { guard } from '#lsp/guard';
import type { Handler } from './handler';

/** `textDocument/documentLink`. */
export const documentLinks: Handler = {
  capabilities: () => ({ documentLinkProvider: {} }),
  register({ connection, log, open, service }) {
    connection.onDocumentLinks(
      guard(log, 'Document links', [], async ({ textDocument }) => {
        const opened = await open(textDocument.uri);
        return opened === undefined ? [] : service.documentLinks(opened.document, opened.settings);
      }),
    );
  },
};
