import { withValidParams } from '#lsp/validParams';
import { formattedTextRequest } from '#messages';
import { documentParams } from '#messages/parameters';
import type { Handler } from './handler';

/** `ociManifest/formattedText`, for the client's document that shows a file formatted. */
export const formatted: Handler = {
  capabilities: () => ({}),
  register({ connection, whenOpen, service }) {
    connection.onRequest(
      formattedTextRequest,
      withValidParams(
        documentParams,
        whenOpen('Formatting the document', null, ({ document }) => service.format(document)),
      ),
    );
  },
};
