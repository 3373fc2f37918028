import { templates as all } from '#schemas/catalogue/templates';
import { templatesRequest } from '#messages';
import type { Handler } from './handler';

/** `ociManifest/templates`: the documents that a new one can be made from. */
export const templates: Handler = {
  capabilities: () => ({}),
  register({ connection }) {
    connection.onRequest(templatesRequest, () =>
      all().map(({ id, title, description, fileName, snippet }) => ({
        id,
        title,
        description,
        fileName,
        snippet,
      })),
    );
  },
};
