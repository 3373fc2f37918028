import { guard } from '#lsp/guard';
import type { Handler } from './handler';

/** `textDocument/definition`. */
export const definition: Handler = {
  capabilities: () => ({ definitionProvider: true }),
  register({ connection, log, open, service }) {
    connection.onDefinition(
      guard(log, 'Definition', null, async ({ textDocument, position }) => {
        const opened = await open(textDocument.uri);
        return opened === undefined ? null : service.definition(opened.document, opened.settings, position);
      }),
    );
  },
};
