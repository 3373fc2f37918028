import { positionParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import type { Handler } from './handler';

/** `textDocument/definition`. */
export const definition: Handler = {
  capabilities: () => ({ definitionProvider: true }),
  register({ connection, whenOpen, service }) {
    connection.onDefinition(
      withValidParams(
        positionParams,
        // A person waits for where it leads, and would take an early “nothing” for the answer.
        whenOpen(
          'Definition',
          null,
          ({ document, settings }, { position }) => service.definition(document, settings, position),
          'now',
        ),
      ),
    );
  },
};
