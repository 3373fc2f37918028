import { TextDocument } from 'vscode-languageserver-textdocument';
import { guard } from '#lsp/guard';
import { withValidParams } from '#lsp/customRequests';
import { validateTextRequest, type ValidateTextParams } from '#messages';
import { validateTextParams } from '#messages/parameters';
import type { Handler } from './handler';

/** `ociManifest/validateText`: the diagnostics of a text that is not open in the editor. */
export const validateText: Handler = {
  capabilities: () => ({}),
  register({ connection, log, service, settingsOf }) {
    connection.onRequest(
      validateTextRequest,
      withValidParams(
        validateTextParams,
        guard(log, 'Validation', [], async ({ uri, text }: ValidateTextParams) => {
          const settings = await settingsOf(uri);
          // Not JSON for once: of a file that is not open the client's own JSON support reports nothing.
          const document = service.parse(TextDocument.create(uri, 'plaintext', 0, text), settings);
          return service.diagnostics(document, settings);
        }),
      ),
    );
  },
};
