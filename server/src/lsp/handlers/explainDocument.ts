import { withValidParams } from '#lsp/validParams';
import { explainDocumentRequest, explanationsChangedNotification } from '#messages';
import { documentParams } from '#messages/parameters';
import type { Handler } from './handler';

/** `ociManifest/explainDocument`: an open document explained, as Markdown. */
export const explainDocument: Handler = {
  capabilities: () => ({}),
  register({ connection, whenOpen, service, onDidChangeSettings }) {
    let isAsked = false;
    connection.onRequest(
      explainDocumentRequest,
      withValidParams(
        documentParams,
        whenOpen('The explanation', null, ({ document, settings }) => {
          isAsked = true;
          return service.explain(document, settings) ?? null;
        }),
      ),
    );
    onDidChangeSettings(() => {
      if (isAsked) void connection.sendNotification(explanationsChangedNotification);
    });
  },
};
