import type { Handler } from './handler';

/** `textDocument/completion`. */
export const completion: Handler = {
  capabilities: () => ({ completionProvider: { triggerCharacters: ['"', ':', ' '] } }),
  register({ connection, whenOpen, service, capabilities }) {
    connection.onCompletion(
      whenOpen('Completion', [], ({ document, settings }, { position }) =>
        service.completion(document, settings, position, capabilities.completion),
      ),
    );
  },
};
