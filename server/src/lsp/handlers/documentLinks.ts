import type { Handler } from './handler';

/** `textDocument/documentLink`. */
export const documentLinks: Handler = {
  capabilities: () => ({ documentLinkProvider: {} }),
  register({ connection, whenOpen, service }) {
    connection.onDocumentLinks(
      whenOpen('Document links', [], ({ document, settings }) => service.documentLinks(document, settings)),
    );
  },
};
