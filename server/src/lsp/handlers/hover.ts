import { positionParams } from '#lsp/requestParams';
import { withValidParams } from '#lsp/validParams';
import type { Handler } from './handler';

/** `textDocument/hover`. */
export const hover: Handler = {
  capabilities: () => ({ hoverProvider: true }),
  register({ connection, whenOpen, service }) {
    connection.onHover(
      withValidParams(
        positionParams,
        whenOpen('Hover', null, ({ document, settings }, { position }) =>
          service.hover(document, settings, position),
        ),
      ),
    );
  },
};
