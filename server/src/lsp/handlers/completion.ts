import { guard } from '#lsp/guard';
import { positionParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import type { Handler } from './handler';

/** `textDocument/completion`. */
export const completion: Handler = {
  capabilities: () => ({ completionProvider: { triggerCharacters: ['"', ':', ' '] } }),
  register({ connection, log, openUnparsed, service, capabilities }) {
    connection.onCompletion(
      withValidParams(
        positionParams,
        guard(log, 'Completion', null, async ({ textDocument, position }) => {
          const opened = await openUnparsed(textDocument.uri);
          return opened === undefined
            ? null
            : service.completion(opened.live, opened.settings, position, capabilities.completion);
        }),
      ),
    );
  },
};
