import { withValidParams } from '#lsp/customRequests';
import { explainDocumentRequest } from '#messages';
import { documentParams } from '#messages/parameters';
import type { Handler } from './handler';

/** `ociManifest/explainDocument`: an open document explained, as Markdown. */
export const explainDocument: Handler = {
  capabilities: () => ({}),
  register({ connection, whenOpen, service, layouts }) {
    connection.onRequest(
      explainDocumentRequest,
      withValidParams(
        documentParams,
        whenOpen('The explanation', null, async ({ document, settings }): Promise<string | null> => {
          const blobs = await layouts.blobs(service.layoutFolder(document, settings));
          return service.explain(document, settings, undefined, blobs) ?? null;
        }),
      ),
    );
  },
};
