import { withValidParams } from '#lsp/customRequests';
import { explainDocumentRequest } from '#messages';
import { documentParams } from '#messages/parameters';
import type { Handler } from './handler';

/** `ociManifest/explainDocument`: an open document explained, as Markdown. */
export const explainDocument: Handler = {
  capabilities: () => ({}),
  register({ connection, whenOpen, service }) {
    connection.onRequest(
      explainDocumentRequest,
      withValidParams(
        documentParams,
        whenOpen(
          'The explanation',
          null,
          ({ document, settings }) => service.explain(document, settings) ?? null,
        ),
      ),
    );
  },
};
