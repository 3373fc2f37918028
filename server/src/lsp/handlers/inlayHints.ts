import { guard } from '#lsp/guard';
import type { Handler } from './handler';

/** `textDocument/inlayHint`. */
export const inlayHints: Handler = {
  capabilities: () => ({ inlayHintProvider: true }),
  register({ connection, log, open, service, capabilities, onDidChangeSettings }) {
    connection.languages.inlayHint.on(
      guard(log, 'Inlay hints', [], async ({ textDocument, range }) => {
        const opened = await open(textDocument.uri);
        return opened === undefined ? [] : service.inlayHints(opened.document, opened.settings, range);
      }),
    );
    onDidChangeSettings(() => {
      if (capabilities.refreshInlayHints) void connection.languages.inlayHint.refresh();
    });
  },
};
