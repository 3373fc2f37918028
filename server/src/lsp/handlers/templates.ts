import { templates as all } from '../../../../schemas/src/catalogue/templates';
import { guard } from '../guard';
import { templatesRequest, type DocumentTemplate } from '../messages';
import type { Handler } from './handler';

/** `ociManifest/templates`: the documents that a new one can be made from. */
export const templates: Handler = {
  capabilities: () => ({}),
  register({ connection, log }) {
    const answer: readonly DocumentTemplate[] = all.map(({ id, title, description, fileName, snippet }) => ({
      id,
      title,
      description,
      fileName,
      snippet,
    }));
    connection.onRequest(
      templatesRequest,
      guard(log, 'Templates', [] as readonly DocumentTemplate[], () => answer),
    );
  },
};
