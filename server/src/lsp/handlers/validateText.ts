import { TextDocument } from 'vscode-languageserver-textdocument';
import { guard } from '../guard';
import { validateTextRequest, type ValidateTextParams, type ValidateTextResult } from '../messages';
import type { Handler } from './handler';

/** `ociManifest/validateText`: the diagnostics of a text that is not open in the editor. */
export const validateText: Handler = {
  capabilities: () => ({}),
  register({ connection, log, service, settingsOf }) {
    connection.onRequest(
      validateTextRequest,
      guard(
        log,
        'Validation',
        [],
        async ({ uri, languageId, text }: ValidateTextParams): Promise<ValidateTextResult> => {
          const settings = await settingsOf(uri);
          const document = service.parse(TextDocument.create(uri, languageId, 0, text), settings);
          return service.diagnostics(document, settings);
        },
      ),
    );
  },
};
