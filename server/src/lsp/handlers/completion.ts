import { guard } from '#lsp/guard';
import type { Handler } from './handler';

/** `textDocument/completion`. */
export const completion: Handler = {
  capabilities: () => ({ completionProvider: { triggerCharacters: ['"', ':', ' '] } }),
  register({ connection, log, open, service, capabilities }) {
    connection.onCompletion(
      guard(log, 'Completion', [], async ({ textDocument, position }) => {
        const opened = await open(textDocument.uri);
        if (opened === undefined) return [];
        return service.completion(opened.document, opened.settings, position, capabilities.completion);
      }),
    );
  },
};
