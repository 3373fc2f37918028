import { heedRefusal } from '#lsp/heedRefusal';
import { rangeParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import type { Handler } from './handler';

/** `textDocument/inlayHint`. */
export const inlayHints: Handler = {
  capabilities: () => ({ inlayHintProvider: true }),
  register({ connection, whenOpen, service, capabilities, onDidChangeSettings }) {
    connection.languages.inlayHint.on(
      withValidParams(
        rangeParams,
        whenOpen('Inlay hints', [], ({ document, settings }, { range }) =>
          service.inlayHints(document, settings, range),
        ),
      ),
    );
    onDidChangeSettings(() => {
      if (!capabilities.refreshInlayHints) return;
      heedRefusal(connection, 'to ask for inlay hints again', connection.languages.inlayHint.refresh());
    });
  },
};
