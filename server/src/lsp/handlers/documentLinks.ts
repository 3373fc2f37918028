import type { Handler } from './handler';

/** `textDocument/documentLink`. */
export const documentLinks: Handler = {
  capabilities: () => ({ documentLinkProvider: {} }),
  register({ connection, whenOpen, service, layouts }) {
    connection.onDocumentLinks(
      whenOpen('Document links', [], async ({ document, settings }) => {
        const blobs = await layouts.blobs(service.layoutFolder(document, settings));
        return service.documentLinks(document, settings, blobs);
      }),
    );
  },
};
