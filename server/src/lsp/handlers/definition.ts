import type { Handler } from './handler';

/** `textDocument/definition`. */
export const definition: Handler = {
  capabilities: () => ({ definitionProvider: true }),
  register({ connection, whenOpen, service }) {
    connection.onDefinition(
      whenOpen('Definition', null, ({ document, settings }, { position }) =>
        service.definition(document, settings, position),
      ),
    );
  },
};
