import { guard } from '#lsp/guard';
import type { Handler } from './handler';

/** `textDocument/hover`. */
export const hover: Handler = {
  capabilities: () => ({ hoverProvider: true }),
  register({ connection, log, open, service }) {
    connection.onHover(
      guard(log, 'Hover', null, async ({ textDocument, position }) => {
        const opened = await open(textDocument.uri);
        return opened === undefined ? null : service.hover(opened.document, opened.settings, position);
      }),
    );
  },
};
