import { guard } from '#lsp/guard';
import { explainDocumentRequest, type ExplainDocumentParams } from '#lsp/messages';
import type { Handler } from './handler';

/** `ociManifest/explainDocument`: an open document explained, as Markdown. */
export const explainDocument: Handler = {
  capabilities: () => ({}),
  register({ connection, log, open, service }) {
    connection.onRequest(
      explainDocumentRequest,
      guard(log, 'The explanation', null, async ({ uri }: ExplainDocumentParams): Promise<string | null> => {
        const opened = await open(uri);
        return opened === undefined ? null : (service.explain(opened.document, opened.settings) ?? null);
      }),
    );
  },
};
