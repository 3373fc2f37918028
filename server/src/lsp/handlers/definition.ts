import type { Handler } from './handler';

/** `textDocument/definition`. */
export const definition: Handler = {
  capabilities: () => ({ definitionProvider: true }),
  register({ connection, whenOpen, service, layouts }) {
    connection.onDefinition(
      whenOpen('Definition', null, async ({ document, settings }, { position }) => {
        const blobs = await layouts.blobs(service.layoutFolder(document, settings));
        return service.definition(document, settings, position, blobs);
      }),
    );
  },
};
