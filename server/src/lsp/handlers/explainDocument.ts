import { withValidParams } from '#lsp/customRequests';
import { explainDocumentRequest, explanationsChangedNotification } from '#messages';
import { documentParams } from '#messages/parameters';
import type { Handler } from './handler';

/** `ociManifest/explainDocument`: an open document explained, as Markdown. */
export const explainDocument: Handler = {
  capabilities: () => ({}),
  register({ connection, whenOpen, service, layouts, onDidChangeSettings }) {
    let isAsked = false;
    connection.onRequest(
      explainDocumentRequest,
      withValidParams(
        documentParams,
        whenOpen('The explanation', null, async ({ document, settings }): Promise<string | null> => {
          isAsked = true;
          const blobs = await layouts.blobs(service.layoutFolder(document, settings));
          return service.explain(document, settings, { blobs }) ?? null;
        }),
      ),
    );
    onDidChangeSettings(() => {
      if (isAsked) void connection.sendNotification(explanationsChangedNotification);
    });
  },
};
