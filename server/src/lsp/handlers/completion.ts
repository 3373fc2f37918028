import { documentOfUndocumented } from '#service';
import { guard } from '#lsp/guard';
import { positionParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import type { Handler } from './handler';

/** `textDocument/completion`, and the documentation of an item once somebody looks at it. */
export const completion: Handler = {
  capabilities: ({ completion: { resolvesDocumentation } }) => ({
    completionProvider: { triggerCharacters: ['"', ':', ' '], resolveProvider: resolvesDocumentation },
  }),
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
    connection.onCompletionResolve((item, token) => {
      const uri = documentOfUndocumented(item);
      if (uri === undefined) return item;
      const resolve = guard(log, 'Resolving a completion', item, async () => {
        const opened = await openUnparsed(uri);
        return opened === undefined ? item : service.resolveCompletion(opened.settings, item);
      });
      return resolve(item, token);
    });
  },
};
