import type { Handler } from './handler';

/** `textDocument/hover`. */
export const hover: Handler = {
  capabilities: () => ({ hoverProvider: true }),
  register({ connection, whenOpen, service }) {
    connection.onHover(
      whenOpen('Hover', null, ({ document, settings }, { position }) =>
        service.hover(document, settings, position),
      ),
    );
  },
};
