import { positionParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import type { Handler } from './handler';

/** `textDocument/completion`. */
export const completion: Handler = {
  capabilities: () => ({ completionProvider: { triggerCharacters: ['"', ':', ' '] } }),
  register({ connection, whenOpen, service, capabilities }) {
    connection.onCompletion(
      withValidParams(
        positionParams,
        whenOpen('Completion', null, ({ live, settings }, { position }) =>
          service.completion(live, settings, position, capabilities.completion),
        ),
      ),
    );
  },
};
